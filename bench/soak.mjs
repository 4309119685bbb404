// Sends a study of 36,000 calls through servers of all three protocols of which every twentieth request
// fails, in twelve ways in turn, and then looks whether every sample is there exactly once.
//
//   node bench/soak.mjs                    36,000 calls
//   node bench/soak.mjs --rounds 1         1,125 of them
//   node bench/soak.mjs --json

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountsOf, facts, runStudy, someTasks, startServer, writeStudy } from './studies.mjs';

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '32' },
    faults: { type: 'string', default: '0.05' },
    concurrency: { type: 'string', default: '64' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(flags.rounds);
const tasks = someTasks(25);
const temperatures = [0.2, 0.4, 0.6, 0.8, 1];
const providers = { 'openai-compatible': '/v1', anthropic: '/v1', gemini: '/v1beta' };
const keys = Object.keys(providers).map((provider) => `planted-${provider}-0123456789`);

const planned = Object.keys(providers).length * tasks.length * temperatures.length * rounds;
// An answer, and a confidence about each of two targets.
const calls = 3 * planned;

const folder = mkdtempSync(join(tmpdir(), 'credence-soak-'));
const out = join(folder, 'out');
const server = await startServer('--faults', flags.faults);
try {
  const study = writeStudy(folder, {
    name: 'A soak',
    tasks,
    temperatures,
    samples: rounds,
    judge: false,
    models: Object.entries(providers).map(([provider, path], index) => ({
      id: provider,
      provider,
      baseUrl: server.origin + path,
      model: 'instant',
      apiKeyEnv: `SOAK_KEY_${index}`,
      concurrency: Number(flags.concurrency),
      timeoutMs: 2_000,
    })),
  });
  const env = Object.fromEntries(keys.map((key, index) => [`SOAK_KEY_${index}`, key]));
  const runs = [];
  // What fails six times in a row is recorded as a failure, and is for the next run to do.
  do runs.push(await runStudy(study, out, env));
  while (runs.at(-1).failures > 0 && runs.length < 5);

  const samples = new Map();
  const confidences = new Map();
  let failures = 0;
  for await (const fact of facts(out)) {
    if (fact.kind === 'failure') failures += 1;
    const seen = { sample: samples, confidence: confidences }[fact.kind];
    seen?.set(fact.key, (seen.get(fact.key) ?? 0) + 1);
  }
  const twice = (seen) => [...seen.values()].filter((n) => n > 1).length;
  const { requests, answered, faults } = await server.stats();
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const text = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const result = {
    planned,
    samples: samples.size,
    confidences: confidences.size,
    lost: planned - samples.size + (2 * planned - confidences.size),
    doubled: twice(samples) + twice(confidences),
    calls,
    requests,
    /** Requests that were answered well; more than the calls would be paid for twice. */
    answered,
    faults: Object.values(faults).reduce((sum, n) => sum + n, 0),
    faultKinds: Object.keys(faults).length,
    retries: requests - calls,
    /** Requests that failed as the runner saw it, time-outs of a busy machine included. */
    faultsSeen: accountsOf(out)
      .flatMap((account) => Object.values(account.faults))
      .reduce((sum, n) => sum + n, 0),
    failuresRecorded: failures,
    runs: runs.length,
    keysLeaked: keys.filter((key) => text.some((one) => one.includes(key))).length,
    seconds,
    cpuSeconds: runs.reduce((sum, run) => sum + run.cpuSeconds, 0),
    samplesPerSecond: planned / seconds,
    callsPerSecond: calls / seconds,
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    inFlight: accountsOf(out).map(({ account, limits }) => [account, limits.map((l) => l.limit)]),
  };
  if (flags.json) console.log(JSON.stringify(result, null, 2));
  else {
    const { inFlight, ...numbers } = result;
    for (const [name, value] of Object.entries(numbers)) {
      console.log(`${name.padEnd(18)} ${Number.isInteger(value) ? value : value.toFixed(1)}`);
    }
    for (const [account, limits] of inFlight) console.log(`in flight ${account}: ${limits}`);
  }
  const sound = result.lost === 0 && result.doubled === 0 && result.keysLeaked === 0;
  if (!sound) process.exitCode = 1;
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
