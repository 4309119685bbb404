// Runs a study as `credence run` does, without the report, and says what it took of this process:
// the runner alone is timed by `bench/soak.mjs` and `bench/overhead.mjs`, which start it.
//
//   node bench/study-process.mjs STUDY.yaml OUT

import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../packages/credence/dist/', import.meta.url));
const { conduct } = await import(`${dist}study/conduct.js`);
const { loadConfig } = await import(`${dist}study/load-config.js`);

const [file, out] = process.argv.slice(2);
const loaded = await loadConfig(file);
const beforeMb = process.memoryUsage().rss / 2 ** 20;
const started = performance.now();
const result = await conduct({
  ...loaded,
  out,
  record: null,
  cold: false,
  stop: new AbortController().signal,
  onProgress: () => undefined,
  onNotice: (notice) => console.error(notice),
});
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    ...result,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    beforeMb,
    peakMb: process.resourceUsage().maxRSS / 1_024,
  }),
);
