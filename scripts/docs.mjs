// Writes the parts of the documentation that follow from the code; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarkReference } from '../packages/credence/dist/cli/benchmark-reference.js';
import {
  commandReference,
  studyReference,
  studySchema,
} from '../packages/credence/dist/cli/reference.js';
import { metricsReference } from '../packages/credence/dist/report/metrics-reference.js';
import { root } from './setup.mjs';

const files = {
  'docs/benchmarks.md': benchmarkReference,
  'docs/command.md': commandReference,
  'docs/metrics-reference.md': metricsReference,
  'docs/study-reference.md': studyReference,
  'docs/study.schema.json': studySchema,
};

let stale = 0;
for (const [path, write] of Object.entries(files)) {
  const file = join(root, path);
  const text = await write();
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what the code says: run \`npm run docs\``);
    stale += 1;
  }
}
process.exitCode = stale === 0 ? 0 : 1;
