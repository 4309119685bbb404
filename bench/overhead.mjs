// Times the study runner alone: 36,000 samples from an instant model on the loopback, nothing judged.
// Prints samples per second and peak memory; with a Python that has inspect_ai, that tool beside it on
// the same server (as many samples of one question, no scorer, its model cache off).
//
//   node bench/overhead.mjs                            36,000 samples
//   node bench/overhead.mjs --confidence               and a confidence about each of two targets
//   node bench/overhead.mjs --peer .venv/bin/python    inspect_ai from that environment
//   node bench/overhead.mjs --samples 6000 --json

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { facts, runStudy, someTasks, startServer, writeStudy } from './studies.mjs';

const { values: flags } = parseArgs({
  options: {
    samples: { type: 'string', default: '36000' },
    concurrency: { type: 'string', default: '64' },
    confidence: { type: 'boolean', default: false },
    peer: { type: 'string' },
    'peer-samples': { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'credence-overhead-'));
const out = join(folder, 'out');
const server = await startServer();

async function ours() {
  const tasks = someTasks(20);
  const temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const samples = Math.ceil(Number(flags.samples) / (tasks.length * temperatures.length));
  const study = writeStudy(folder, {
    name: 'Overhead',
    tasks,
    temperatures,
    samples,
    judge: false,
    confidence: flags.confidence ? ['verbalized'] : [],
    models: [
      {
        id: 'instant',
        provider: 'openai-compatible',
        baseUrl: `${server.origin}/v1`,
        model: 'instant',
        concurrency: Number(flags.concurrency),
      },
    ],
  });
  const run = await runStudy(study, out);
  let found = 0;
  for await (const { kind } of facts(out)) if (kind === 'sample') found += 1;
  return measured('credence', found, run);
}

const measured = (tool, samples, { seconds, cpuSeconds, beforeMb, peakMb }) => ({
  tool,
  samples,
  seconds,
  samplesPerSecond: samples / seconds,
  cpuMsPerSample: (1_000 * cpuSeconds) / samples,
  peakMb,
  kbPerSample: (1_024 * (peakMb - beforeMb)) / samples,
});

function peer(python) {
  const program = fileURLToPath(new URL('peers/inspect_overhead.py', import.meta.url));
  const args = [program, `${server.origin}/v1`, flags['peer-samples'], flags.concurrency, folder];
  const text = execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const result = JSON.parse(text.trim().split('\n').at(-1));
  return measured(`inspect_ai ${result.version}`, result.samples, result);
}

try {
  const rows = [await ours(), ...(flags.peer ? [peer(flags.peer)] : [])];
  if (flags.json) console.log(JSON.stringify(rows, null, 2));
  else {
    for (const { tool, ...numbers } of rows) {
      const parts = Object.entries(numbers).map(
        ([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(2)}`,
      );
      console.log(`${tool}: ${parts.join(', ')}`);
    }
  }
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
