// A PostgreSQL of its own for a bench, its databases, and the command on them.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { megabytes } from './measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'packages/credence/dist/');
const credence = join(root, 'packages/credence/bin/credence.js');

export const load = (path) => import(join(dist, path));

const { Database } = await load('journal/postgres/database.js');
const { databaseAddress } = await load('journal/postgres/address.js');

const { selectTasks } = await load('study/select-tasks.js');
const { studyConfigSchema } = await load('study/config.js');

/** All tasks that come with Credence. */
export function everyTask() {
  const model = {
    id: 'x',
    provider: 'openai-compatible',
    baseUrl: 'http://127.0.0.1:9',
    model: 'x',
  };
  return selectTasks(studyConfigSchema.parse({ name: 'x', models: [model] }));
}

export const open = (url) => Database.open(databaseAddress(url), { patienceMs: 60_000 });

/** Does something with a server and a folder that are gone afterwards. */
export async function inPlace(use) {
  const folder = mkdtempSync(join(tmpdir(), 'credence-scale-'));
  const own = mkdtempSync(join(tmpdir(), 'credence-scale-postgres-'));
  const server = await startPostgres(own);
  const leave = async () => {
    for (const child of children) child.kill('SIGKILL');
    await server.stop();
    for (const one of [folder, own]) rmSync(one, { recursive: true, force: true });
  };
  const interrupted = () => void leave().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupted);
  try {
    return await use({ server, folder });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted);
    await leave();
  }
}

/** What is still running. */
const children = new Set();

/** One statement that may take as long as it does: of millions of rows some do. */
export async function ask(url, text, values = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

let databases = 0;

export async function newDatabase(server) {
  databases += 1;
  const name = `bench${databases}`;
  const admin = await open(server.url());
  await admin.query(`create database ${name}`);
  await admin.close();
  return server.url(name);
}

export async function sizes(database) {
  const [row] = await database.query(
    `select pg_total_relation_size('credence.record')::float8 as records,
       pg_total_relation_size('credence.body')::float8 as bodies,
       (select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'credence_queue' and c.relkind = 'r') as queue`,
  );
  const [recordsMb, bodiesMb, queueMb] = [row.records, row.bodies, row.queue].map(megabytes);
  return { recordsMb, bodiesMb, queueMb };
}

/** Starts a program of Node; what it said comes with its end. */
export function start(program, args, url) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, CREDENCE_DB: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let said = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-10_000);
  });
  const ended = new Promise((resolve) =>
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal, said });
    }),
  );
  return { child, ended };
}

export const command = (args, url) => start(credence, args, url);

export const simulatedWorker = (url) =>
  start(fileURLToPath(new URL('simulated-worker.mjs', import.meta.url)), [], url);
