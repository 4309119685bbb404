// What the benches of the study runner share: a model server, a study, and what a run leaves.

import { execFile, spawn } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The model server, in a process of its own. */
export async function startServer(...flags) {
  const child = spawn(process.execPath, [here('model-server.mjs'), ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await new Promise((resolve) => {
    createInterface(child.stdout).once('line', (line) => resolve([Number(line)]));
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    stats: async () => (await fetch(`${origin}/stats`)).json(),
    stop: () => child.stdin.end(),
  };
}

/** Ids of so many tasks, always the same. */
export function someTasks(n) {
  const folder = here('../benchmarks/self-contained');
  const folders = (path) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  const ids = folders(folder)
    .flatMap((language) => folders(join(folder, language)).map((name) => `${language}/${name}`))
    .map((name) => `self-contained/${name}`);
  if (ids.length < n) throw new Error(`There are only ${ids.length} tasks in ${folder}`);
  return ids.slice(0, n);
}

export function writeStudy(folder, study) {
  const file = join(folder, 'study.yaml');
  writeFileSync(file, JSON.stringify(study, null, 2));
  return file;
}

/** Runs a study in a process of its own; what it took. */
export async function runStudy(file, out, env = {}) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [here('study-process.mjs'), file, out],
    { env: { ...process.env, ...env }, maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout);
}

/** Every fact of a journal as it stands in the segments, one after the other. */
export async function* facts(out) {
  for (const name of readdirSync(out).filter((one) => one.startsWith('facts-'))) {
    for await (const line of createInterface(createReadStream(join(out, name)))) {
      yield JSON.parse(line);
    }
  }
}

/** How the servers took the requests, summed over the runs of a study. */
export function accountsOf(out) {
  const runs = join(out, 'runs');
  const logs = readdirSync(runs).map((name) => JSON.parse(readFileSync(join(runs, name), 'utf8')));
  return logs.flatMap(({ accounts }) => accounts);
}
