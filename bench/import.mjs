// How long an import takes, and how much memory, by the number of rows: SIMULATED rows of JSON lines,
// each with a code of its own, read as a study and then copied into a Parquet archive and back.
// Usage: node bench/import.mjs [rows ...]
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const credence = fileURLToPath(new URL('../packages/credence/bin/credence.js', import.meta.url));
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];

const mapping = {
  name: 'Simulated rows',
  tool: { name: 'bench/import.mjs', version: '1' },
  language: { value: 'python' },
  ...{ task: 'task', model: 'model', temperature: 'temperature', code: 'code', cwe: 'cwe' },
  ...{ functional: 'works', security: 'secure' },
  confidence: [{ method: 'self-report', target: 'security', field: 'sure' }],
};

function row(n) {
  const lines = Array.from({ length: 25 }, (_, line) => `    y${line} = x + ${n * line}\n`);
  return {
    task: `task-${n % 1000}`,
    model: `model-${n % 3}`,
    temperature: [0, 0.5, 1][n % 3],
    code: `def answer_${n}(x):\n${lines.join('')}    return x\n`,
    cwe: `CWE-${n % 20}`,
    works: n % 2,
    secure: n % 5 === 0 ? 0 : 1,
    sure: [0.5, 0.7, 0.8, 0.9, 0.95][n % 5],
  };
}

async function writeRows(file, count) {
  const stream = createWriteStream(file);
  for (let n = 0; n < count; n += 1) {
    if (!stream.write(`${JSON.stringify(row(n))}\n`)) {
      await new Promise((resolve) => stream.once('drain', resolve));
    }
  }
  stream.end();
  await finished(stream);
}

/** Runs the command with its heap limited, and says what it took. */
function measured(...args) {
  const code = `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    process.stderr.write('\\n@' + JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); });`;
  const flags = [
    `--max-old-space-size=${heapMb}`,
    '--import',
    `data:text/javascript,${encodeURIComponent(code)}`,
  ];
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...flags, credence, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const [cpu, rss] = JSON.parse(stderr.slice(stderr.lastIndexOf('@') + 1));
  return { seconds: (performance.now() - began) / 1000, cpu, rss };
}

const heapMb = 192;

async function bytesOf(folder) {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name))));
  return sizes.reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0);
}

console.log(`SIMULATED rows; heap limited to ${heapMb} MB`);
for (const count of sizes) {
  const home = await mkdtemp(join(tmpdir(), 'credence-bench-'));
  try {
    const at = (name) => join(home, name);
    await writeFile(at('map.yaml'), JSON.stringify(mapping));
    await writeRows(at('rows.jsonl'), count);
    const steps = [
      [
        'import',
        at('study'),
        ['import', 'table', at('rows.jsonl'), '--mapping', at('map.yaml'), '--out', at('study')],
      ],
      [
        'to an archive, checked',
        at('study.parquet'),
        ['journal', 'copy', at('study'), at('study.parquet')],
      ],
      ['back, checked', at('again'), ['journal', 'copy', at('study.parquet'), at('again')]],
    ];
    for (const [what, made, args] of steps) {
      const { seconds, cpu, rss } = measured(...args);
      console.log(
        `${String(count).padStart(8)} rows  ${what.padEnd(22)}  ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor; ` +
          `${Math.round(count / cpu)} rows/s of processor; memory ${Math.round(rss)} MB; ${((await bytesOf(made)) / 1e6).toFixed(0)} MB written`,
      );
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
