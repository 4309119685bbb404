import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const soak = fileURLToPath(new URL('../../../../bench/soak.mjs', import.meta.url));

it('every sample is there once after a twentieth of all requests failed', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    soak,
    ...['--rounds', '1', '--json'],
  ]);
  const result = JSON.parse(stdout) as Record<string, number>;
  expect(result).toMatchObject({
    planned: 375,
    samples: 375,
    confidences: 750,
    calls: 1_125,
    lost: 0,
    doubled: 0,
    keysLeaked: 0,
    faultKinds: 12,
  });
  // Each failure was noticed and asked for once more; on a busy machine there may be time-outs, too.
  expect(result.faultsSeen).toBe(result.retries);
  expect(result.retries).toBeGreaterThanOrEqual(result.faults ?? 0);
  expect(result.faults).toBeGreaterThan(50);
});
