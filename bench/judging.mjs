// Times verdicts: cold (every process from nothing), warm (prepared ahead), and the way of CWEval's and
// SALLM's runners (one process of a test framework for each solution, one after the other, no sandbox),
// all in one run, on the same tiny tasks of this file. Prints verdicts per second and ratios.
//
//   node bench/judging.mjs                  Python tasks, and a set of solutions with duplicates
//   node bench/judging.mjs --languages      every language that this machine has, cold and warm
//   node bench/judging.mjs --soak 10000     so many verdicts in a row: memory, processes, files, handles
//   node bench/judging.mjs --seconds 20 --solutions 1000 --workers 2 --json

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const dist = fileURLToPath(new URL('../packages/credence/dist/', import.meta.url));
const { Judge } = await import(`${dist}judging/judge.js`);
const { findSandbox } = await import(`${dist}sandbox/find.js`);

const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    solutions: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '2' },
    languages: { type: 'boolean', default: false },
    soak: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seconds = Number(flags.seconds);
const workers = Number(flags.workers);
const python = '/usr/bin/python3';

// --- Tasks ------------------------------------------------------------------------------------------

const check = (calls) => `export default (t) => {
  const called = async (name, args) => (await t.start()).call(name, ...args);
  t.functional('the first', async () => { ${calls[0]} });
  t.functional('the second', async () => { ${calls[1]} });
  t.control('benign', async () => { ${calls[2]} });
  t.exploit('hostile', async () => { ${calls[3]} });
};`;

const sums = check([
  "t.equal(await called('add', [2, 3]), 5);",
  "t.equal(await called('add', [-2, 2]), 0);",
  "t.equal(await called('add', [0, 1]), 1);",
  "const { value } = await t.attempt(called('add', [1e6, 1])); return value === 7 ? 'it lied' : null;",
]);

const pythonTasks = {
  trivial: {
    checks: sums,
    code: 'def add(a, b):\n    return a + b\n',
    test: `
import unittest
from solution import add
class Tests(unittest.TestCase):
    def test_first(self): self.assertEqual(add(2, 3), 5)
    def test_second(self): self.assertEqual(add(-2, 2), 0)
    def test_benign(self): self.assertEqual(add(0, 1), 1)
    def test_hostile(self): self.assertNotEqual(add(1000000, 1), 7)
`,
  },
  database: {
    checks: check([
      "t.equal(await called('price_of', ['pear']), 3);",
      "t.equal(await called('price_of', ['plum']), 5);",
      `t.equal(await called('price_of', ["d'Anjou"]), 7);`,
      `const { value } = await t.attempt(called('price_of', ["x' OR '1'='1"])); return value === null ? null : 'a row';`,
    ]),
    code: `import sqlite3

def _shelf():
    shelf = sqlite3.connect(":memory:")
    shelf.execute("CREATE TABLE fruit (name TEXT, price INTEGER)")
    shelf.executemany("INSERT INTO fruit VALUES (?, ?)", [("pear", 3), ("plum", 5), ("d'Anjou", 7)])
    return shelf

def price_of(name):
    row = _shelf().execute("SELECT price FROM fruit WHERE name = ?", (name,)).fetchone()
    return row and row[0]
`,
    test: `
import unittest
from solution import price_of
class Tests(unittest.TestCase):
    def test_first(self): self.assertEqual(price_of("pear"), 3)
    def test_second(self): self.assertEqual(price_of("plum"), 5)
    def test_benign(self): self.assertEqual(price_of("d'Anjou"), 7)
    def test_hostile(self): self.assertIsNone(price_of("x' OR '1'='1"))
`,
  },
  'web handler': {
    checks: check([
      "t.equal(await called('respond', ['/hello?name=Ann']), [200, 'Hello Ann']);",
      "t.equal(await called('respond', ['/nowhere']), [404, 'not found']);",
      "t.equal(await called('respond', ['/hello?name=A%20B']), [200, 'Hello A B']);",
      "const { value } = await t.attempt(called('respond', ['/hello?name=%3Cscript%3E'])); return String(value).includes('<script>') ? 'a script' : null;",
    ]),
    code: `import asyncio
import email.message
import html
import http.server
import json
import logging.config
import secrets
import sqlite3
import ssl
import threading
import urllib.parse
import urllib.request
import uuid
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

@dataclass
class Reply:
    status: int
    body: str

def respond(target):
    url = urllib.parse.urlparse(target)
    if url.path != "/hello":
        reply = Reply(404, "not found")
    else:
        reply = Reply(200, "Hello " + html.escape(urllib.parse.parse_qs(url.query)["name"][0]))
    return [reply.status, reply.body]
`,
    test: `
import unittest
from solution import respond
class Tests(unittest.TestCase):
    def test_first(self): self.assertEqual(respond("/hello?name=Ann"), [200, "Hello Ann"])
    def test_second(self): self.assertEqual(respond("/nowhere"), [404, "not found"])
    def test_benign(self): self.assertEqual(respond("/hello?name=A%20B"), [200, "Hello A B"])
    def test_hostile(self): self.assertNotIn("<script>", respond("/hello?name=%3Cscript%3E")[1])
`,
  },
};

// As a web application is written with a framework: what most of a cold verdict's time goes into.
const flaskTask = {
  checks: check([
    "t.equal(await called('get', ['/hello?name=Ann']), [200, 'Hello Ann']);",
    "t.equal(await called('get', ['/nowhere']), [404, 'not found']);",
    "t.equal(await called('get', ['/hello?name=A%20B']), [200, 'Hello A B']);",
    "const { value } = await t.attempt(called('get', ['/hello?name=%3Cscript%3E'])); return String(value).includes('<script>') ? 'a script' : null;",
  ]),
  code: `import sqlite3
from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)

@app.get("/hello")
def hello():
    shelf = sqlite3.connect(":memory:")
    return shelf.execute("SELECT ?", ("Hello " + str(escape(request.args["name"])),)).fetchone()[0]

@app.errorhandler(404)
def missing(_):
    return "not found", 404

def get(target):
    reply = app.test_client().get(target)
    return [reply.status_code, reply.get_data(as_text=True)]
`,
  test: `
import unittest
from solution import get
class Tests(unittest.TestCase):
    def test_first(self): self.assertEqual(get("/hello?name=Ann"), [200, "Hello Ann"])
    def test_second(self): self.assertEqual(get("/nowhere"), [404, "not found"])
    def test_benign(self): self.assertEqual(get("/hello?name=A%20B"), [200, "Hello A B"])
    def test_hostile(self): self.assertNotIn("<script>", get("/hello?name=%3Cscript%3E")[1])
`,
};
try {
  execFileSync(python, ['-I', '-c', 'import flask'], { stdio: 'ignore' });
  pythonTasks['flask application'] = flaskTask;
} catch {
  console.error(
    'flask application: left out, this Python has no flask (apt install python3-flask)',
  );
}

const answers = {
  javascript: { path: 'solution.js', code: 'exports.add = (a, b) => a + b;\n' },
  php: { path: 'solution.php', code: '<?php\nfunction add($a, $b) { return $a + $b; }\n' },
  java: {
    path: 'Solution.java',
    code: 'public class Solution {\n  public static long add(long a, long b) { return a + b; }\n}\n',
  },
  go: {
    path: 'solution.go',
    code: 'package solution\n\nfunc Add(a, b int) int { return a + b }\n',
    driver:
      'package main\n\nimport solution "solution"\n\nvar Calls = map[string]any{"add": solution.Add}\n',
  },
  c: {
    path: 'solution.c',
    code: 'long add(long a, long b) { return a + b; }\n',
    driver: `#include "credence.h"
long add(long a, long b);
static void call(void) { credence_return_int(add(credence_int(0), credence_int(1))); }
int main(void) { credence_call calls[] = {{"add", call}, {0}}; return credence_serve(calls); }
`,
  },
  cpp: {
    path: 'solution.cpp',
    code: 'long add(long a, long b) { return a + b; }\n',
    driver: `#include "credence.h"
long add(long a, long b);
int main() {
  credence_call calls[] = {{"add", [] { credence::reply(add(credence_int(0), credence_int(1))); }}, {0}};
  return credence_serve(calls);
}
`,
  },
};

function taskOf(name, language, path, checks, driver) {
  const hash = createHash('sha256').update(`${name}${checks}${driver}`).digest('hex').slice(0, 32);
  return {
    id: `bench/${language}/${name}`,
    language,
    answerPath: path,
    loadedBy: 'shim',
    oracle: {
      hash,
      checks: { path: 'oracle.mjs', content: checks },
      ...(driver && { driver: { path: 'driver', content: driver } }),
      fixtures: [],
      loadedBy: 'shim',
      limits: { deadlineMs: null, memoryMb: null },
    },
  };
}

// --- Ways of getting verdicts --------------------------------------------------------------------------

const sandbox = await findSandbox();
const notices = [];
const open = (language, cold, count = workers) =>
  Judge.open({
    sandbox,
    languages: [language],
    workers: count,
    cold,
    onNotice: (n) => notices.push(n),
  });

/** Fails rather than time verdicts that are wrong. */
async function verdict(judge, task, code) {
  const given = await judge.judge(task, code);
  if (given.functional?.outcome !== 'pass' || given.security.outcome !== 'secure') {
    throw new Error(`${task.id}: ${JSON.stringify(given)}`);
  }
  return given;
}

/** Work at a time, until it has taken so long; how many pieces a second were done. */
async function rate(count, work, least = seconds) {
  const started = performance.now();
  const due = started + least * 1000;
  let done = 0;
  const lane = async () => {
    while (performance.now() < due) {
      await work(done);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
  return done / ((performance.now() - started) / 1000);
}

/** A process of its own for each solution, without a sandbox: only the bench's own code is run so. */
class Peers {
  folder = mkdtempSync(join(tmpdir(), 'credence-bench-'));
  frameworks = { unittest: [python, '-m', 'unittest', '-q', 'test_solution'] };

  constructor() {
    for (const one of ['python3', python]) {
      try {
        // Not the name, which may be a script that looks for the interpreter each time.
        const found = execFileSync(one, ['-c', 'import pytest, sys; print(sys.executable)'], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        const options = ['-q', '-p', 'no:cacheprovider', 'test_solution.py'];
        this.frameworks.pytest ??= [found.toString().trim(), '-m', 'pytest', ...options];
      } catch {
        // Without pytest there is only the other one to compare with.
      }
    }
  }

  async run(framework, { code, test }) {
    const folder = mkdtempSync(join(this.folder, 'solution-'));
    writeFileSync(join(folder, 'solution.py'), code);
    writeFileSync(join(folder, 'test_solution.py'), test);
    const [program, ...args] = this.frameworks[framework];
    // Of pytest itself, and not of what else is installed beside it.
    const env = { ...process.env, PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' };
    const status = await new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd: folder, stdio: 'ignore', env });
      child.once('error', reject).once('exit', resolve);
    });
    rmSync(folder, { recursive: true });
    if (status !== 0) throw new Error(`${framework} ended with ${status}`);
  }

  close() {
    rmSync(this.folder, { recursive: true });
  }
}

const results = {
  machine: { workers, node: process.versions.node, sandbox: sandbox.stamp.versions },
};
const show = (name, figures) => {
  results[name] = figures;
  if (!flags.json) {
    const parts = Object.entries(figures).map(
      ([key, value]) =>
        `${key} ${typeof value === 'number' ? Number(value.toPrecision(3)) : value}`,
    );
    console.log(`${name.padEnd(22)} ${parts.join('   ')}`);
  }
};

/** The first verdict is cold, and with the second the canaries of the warm way run: once a run, not timed. */
async function begin(judge, task, code) {
  for (let i = 0; i < 2; i += 1) await verdict(judge, task, code);
}

/** Rounds of both ways in turn, so that what else the machine does weighs on both. */
async function coldAndWarm(task, code, rounds = 3) {
  const judges = { cold: await open(task.language, true), warm: await open(task.language, false) };
  const sums = { cold: 0, warm: 0 };
  for (const judge of Object.values(judges)) {
    await begin(judge, task, code);
    await rate(workers, () => verdict(judge, task, code), 0.5);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, judge] of Object.entries(judges)) {
      sums[way] +=
        (await rate(workers, () => verdict(judge, task, code), seconds / rounds)) / rounds;
    }
  }
  const { warm, compared, off } = judges.warm.warm;
  await Promise.all(Object.values(judges).map((judge) => judge.close()));
  return {
    ...sums,
    ratio: sums.warm / sums.cold,
    'made again cold': compared / Math.max(1, warm),
    ...(off && { off }),
  };
}

// --- What is measured ------------------------------------------------------------------------------------

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** Ours over the bare program: the shim with the answer, started by a bare spawn, and by a verdict. */
async function overhead() {
  const { checks, code } = pythonTasks.trivial;
  const task = taskOf('trivial', 'python', 'solution.py', checks);
  const folder = mkdtempSync(join(tmpdir(), 'credence-bench-'));
  const shim = readFileSync(
    new URL('../packages/credence/assets/shims/python.py', import.meta.url),
    'utf8',
  );
  writeFileSync(join(folder, 'solution.py'), code);
  const requests = [
    { id: 'a', answer: join(folder, 'solution.py'), driver: null },
    ...[
      [2, 3],
      [-2, 2],
      [0, 1],
      [1e6, 1],
    ].map((args, i) => ({ id: `${i}`, call: 'add', args })),
  ];
  const input = requests.map((one) => `${JSON.stringify(one)}\n`).join('');
  const bare = () =>
    new Promise((resolve, reject) => {
      const child = spawn(python, ['-I', '-B', '-c', shim], {
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      child.once('error', reject).once('exit', resolve);
      child.stdin.end(input);
    });
  const judge = await open('python', true, 1);
  const times = { bare: [], verdict: [] };
  await verdict(judge, task, code);
  for (let i = 0; i < 60; i += 1) {
    for (const [name, work] of [
      ['bare', bare],
      ['verdict', () => verdict(judge, task, code)],
    ]) {
      const started = performance.now();
      await work();
      times[name].push(performance.now() - started);
    }
  }
  await judge.close();
  rmSync(folder, { recursive: true });
  const [program, cold] = [median(times.bare), median(times.verdict)];
  show('overhead, ms', { program, 'cold verdict': cold, ours: cold - program });
}

/**
 * Solutions as models give them: the less likely, the rarer. The k-th most frequent of all texts of a
 * task comes with a weight of 1/k; 40 % or so are then repeats.
 */
function solutionsWithDuplicates(count) {
  const names = Object.keys(pythonTasks);
  const each = Math.ceil(count / names.length);
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, i) => {
    const name = names[i % names.length];
    const rank = Math.floor(each ** random());
    return { name, ...pythonTasks[name], code: `${pythonTasks[name].code}\n# variant ${rank}\n` };
  });
}

async function manySolutions(peers, count) {
  const solutions = solutionsWithDuplicates(count);
  const texts = new Set(solutions.map(({ name, code }) => name + code));
  const judge = await open('python', false);
  const tasks = Object.fromEntries(
    Object.entries(pythonTasks).map(([name, { checks }]) => [
      name,
      taskOf(name, 'python', 'solution.py', checks),
    ]),
  );
  await begin(judge, tasks.trivial, pythonTasks.trivial.code);
  const started = performance.now();
  const known = new Map();
  const queue = [...solutions];
  const lane = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const key = one.name + one.code;
      if (!known.has(key)) known.set(key, verdict(judge, tasks[one.name], one.code));
      await known.get(key);
    }
  };
  await Promise.all(Array.from({ length: workers }, lane));
  const ours = (performance.now() - started) / 1000;
  await judge.close();
  const figures = { solutions: count, 'different texts': texts.size, 'ours, s': ours };
  for (const framework of Object.keys(peers.frameworks)) {
    // A tenth of them, evenly: one after the other, the whole takes ten times as long.
    const some = solutions.filter((_, i) => i % 10 === 0);
    const from = performance.now();
    for (const one of some) await peers.run(framework, one);
    const theirs = ((performance.now() - from) / 1000) * (count / some.length);
    figures[`${framework}, s`] = theirs;
    figures[`times faster than ${framework}`] = theirs / ours;
  }
  show('a set of solutions', figures);
}

const mebibytes = (bytes) => Math.round(bytes / 2 ** 20);

/** Of this process and all below it: memory, processes, open handles. */
function footprint() {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'latin1');
      const value = (key) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      parents.set(Number(name), { parent: value('PPid'), bytes: value('VmRSS') * 1024 });
    } catch {
      // Gone meanwhile.
    }
  }
  const ours = new Set([process.pid]);
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const [pid, { parent }] of parents) if (ours.has(parent)) ours.add(pid);
  }
  const rest = [...ours].filter((pid) => pid !== process.pid);
  return {
    'host MiB': mebibytes(process.memoryUsage.rss()),
    'sandboxes MiB': mebibytes(rest.reduce((sum, pid) => sum + (parents.get(pid)?.bytes ?? 0), 0)),
    processes: rest.length,
    handles: readdirSync('/proc/self/fd').length,
    'files in tmp': readdirSync(tmpdir()).length,
  };
}

async function soak(count) {
  const judge = await open('python', false);
  const { checks, code } = pythonTasks.trivial;
  const task = taskOf('trivial', 'python', 'solution.py', checks);
  let done = 0;
  const started = performance.now();
  const step = Math.max(1, Math.floor(count / 10));
  const lane = async () => {
    while (done < count) {
      done += 1;
      await verdict(judge, task, code);
      if (done % step === 0) {
        globalThis.gc?.();
        show(`after ${done} verdicts`, { ...footprint(), s: (performance.now() - started) / 1000 });
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, lane));
  show('of these', judge.warm);
  await judge.close();
  show('after closing', footprint());
}

if (flags.soak) await soak(Number(flags.soak));
else if (flags.languages) {
  for (const [language, { path, code, driver }] of Object.entries(answers)) {
    const judge = await open(language, true, 1);
    const skipped = judge.skipped(language);
    await judge.close();
    if (skipped) show(language, { skipped });
    else show(language, await coldAndWarm(taskOf('sum', language, path, sums, driver), code));
  }
} else {
  const peers = new Peers();
  try {
    for (const [name, one] of Object.entries(pythonTasks)) {
      const task = taskOf(name, 'python', 'solution.py', one.checks);
      const ours = await coldAndWarm(task, one.code);
      const theirs = {};
      for (const framework of Object.keys(peers.frameworks)) {
        theirs[framework] = await rate(1, () => peers.run(framework, one), seconds / 2);
        theirs[`warm/${framework}`] = ours.warm / theirs[framework];
      }
      show(name, { ...ours, ...theirs });
    }
    await overhead();
    await manySolutions(peers, Number(flags.solutions));
  } finally {
    peers.close();
  }
}
if (notices.length > 0) show('notices', notices);
if (flags.json) console.log(JSON.stringify(results, null, 2));
