// Times the calibration library against numpy, scikit-learn, scipy and relplot, both sides in one run,
// on the same points, one thread each. Prints the CPU time of a call and how many times faster the
// library is. CPU time, and in turns of a moment for each side, so that other programs of the machine
// slow both alike: the ratio is the median over the turns.
//
//   node bench/calibration.mjs            36,000 and 1,000,000 points
//   node bench/calibration.mjs --huge     10,000,000 points as well (some GB of memory, minutes)
//   node bench/calibration.mjs --only ece,platt --sizes 36000

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache');
const library = join(root, 'packages/calibration/dist/index.js');

const { values: flags } = parseArgs({
  options: {
    huge: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const sizes = flags.sizes?.split(',').map(Number) ?? [
  36_000,
  1_000_000,
  ...(flags.huge ? [10_000_000] : []),
];

if (!existsSync(library)) {
  run(join(root, 'node_modules/.bin/tsc'), ['-b', join(root, 'packages/calibration')]);
}
const lib = await import(library);
const { simd: kernels } = await import(join(root, 'packages/calibration/dist/simd.js'));

/** What is compared: the library's call, the peer's function, and how many times faster it shall be. */
const operations = [
  ['ece', (d) => lib.ece(d.p, d.y), { ece_numpy: 1, ece_sklearn: 3 }],
  ['brier', (d) => lib.brier(d.p, d.y), { brier_numpy: 1, brier_sklearn: 3 }],
  ['log loss', (d) => lib.logLoss(d.p, d.y), { log_loss_sklearn: undefined }],
  ['auroc', (d) => lib.auroc(d.p, d.y), { auroc_sklearn: undefined }],
  ['isotonic', (d) => lib.isotonicRegression.fit(d.p, d.y).apply(0.7), { isotonic_sklearn: 2 }],
  [
    'platt',
    (d) => lib.plattScaling.fit(d.p, d.y, { scale: 'raw' }).apply(0.7),
    { platt_sklearn: 10 },
  ],
  ['smooth ece', (d) => lib.smoothEce(d.p, d.y), { smooth_ece_relplot: 20 }],
  [
    'bootstrap',
    (d) => lib.clusterBootstrap(d, { ece: lib.eceStatistic() }, { kernels }).ece.standardError,
    { bootstrap_numpy_iid: 20, bootstrap_scipy: undefined, bootstrap_numpy_tasks: 3 },
  ],
];

// Turns of the two sides, and CPU seconds that one takes at a time; calls that take longer get fewer.
const TURNS = 7;
const BUDGET = 0.1;
const LONG = 2;
const only = flags.only?.split(',');
const peer = startPeer(preparePeers());
const rows = [];
for (const n of sizes) {
  for (const kind of ['continuous', 'discrete']) {
    const data = makeData(n, kind);
    for (const [name, call, peers] of operations) {
      if (only && !only.includes(name)) continue;
      for (const [op, goal] of Object.entries(peers)) {
        // scipy resamples indices point by point: beyond this it only takes time.
        if (op === 'bootstrap_scipy' && n > 1e5) continue;
        const row = { n, kind, name, op, goal, ...(await inTurns(op, data, call)) };
        rows.push(row);
        if (!flags.json) console.log(line(row));
      }
    }
  }
}
peer.end();
if (flags.json) console.log(JSON.stringify(rows, null, 1));
else summarize(rows);

/** Both sides in turns: the median time of each, and of the ratios of the turns. */
async function inTurns(op, data, call) {
  const turns = [];
  do {
    const theirs = await peer.ask({ op, data: data.path, budget: BUDGET });
    turns.push({ theirs, ours: measure(() => call(data), BUDGET) });
  } while (turns.length < TURNS && turns[0].theirs.spent < LONG);
  const median = (of) => turns.map(of).sort((a, b) => a - b)[turns.length >> 1];
  return {
    ours: { ...turns[0].ours, seconds: median(({ ours }) => ours.seconds) },
    theirs: { ...turns[0].theirs, seconds: median(({ theirs }) => theirs.seconds) },
    ratio: median(({ ours, theirs }) => theirs.seconds / ours.seconds),
  };
}

function line({ n, kind, name, op, goal, ours, theirs, ratio }) {
  const time = (s) => (s < 0.1 ? `${(1e3 * s).toFixed(3)} ms` : `${s.toFixed(2)} s`).padStart(11);
  const verdict = goal === undefined ? '' : `goal ${goal}x ${ratio >= goal ? 'met' : 'MISSED'}`;
  return [
    String(n).padStart(9),
    kind.padEnd(11),
    name.padEnd(11),
    time(ours.seconds),
    op.padEnd(22),
    time(theirs.seconds),
    `${ratio.toFixed(1)}x`.padStart(9),
    verdict.padEnd(15),
    `${ours.value.toPrecision(6)} / ${theirs.value.toPrecision(6)}`,
  ].join(' ');
}

function summarize(all) {
  const missed = all.filter(({ goal, ratio }) => goal !== undefined && ratio < goal);
  const held = all.filter(({ goal }) => goal !== undefined).length - missed.length;
  console.log(`\n${held} goals met, ${missed.length} missed`);
}

/** Median CPU time of a call; calls are bundled to 20 ms, and repeated within the budget (seconds). */
function measure(call, budget) {
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  let start = cpu();
  const value = call();
  const first = cpu() - start;
  if (first > 2 * budget) return { seconds: first, value };
  // The first calls run before the compiler has optimised them.
  start = cpu();
  let calls = 0;
  while (calls < 3 || (cpu() - start < 0.1 && calls < 200)) {
    call();
    calls++;
  }
  const once = (cpu() - start) / calls;
  const bundle = Math.max(1, Math.round(0.02 / Math.max(once, 1e-6)));
  const times = [];
  let spent = 0;
  while (times.length < 3 || (spent < budget && times.length < 25)) {
    start = cpu();
    for (let i = 0; i < bundle; i++) call();
    const took = cpu() - start;
    times.push(took / bundle);
    spent += took;
  }
  times.sort((a, b) => a - b);
  return { seconds: times[times.length >> 1], value };
}

/**
 * Over-confident points in tasks of 20 samples, which share a difficulty; written to files for the
 * peer. Discrete: the round values that language models state.
 */
function makeData(n, kind) {
  const stated = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.95, 0.97, 0.98, 0.99, 1];
  const random = new lib.Random(n);
  const p = new Float64Array(n);
  const y = new Float64Array(n);
  const groups = new Int32Array(n);
  let ease = 0;
  for (let i = 0; i < n; i++) {
    groups[i] = Math.floor(i / 20);
    if (i % 20 === 0) ease = random.uniform();
    const u = random.uniform();
    p[i] = kind === 'discrete' ? stated[Math.floor(12 * Math.sqrt(u))] : 1 - 0.9 * u * u;
    y[i] = random.uniform() < 0.5 * ease + 0.4 * p[i] ? 1 : 0;
  }
  const folder = join(cache, 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${kind}-${n}`);
  for (const [name, values] of Object.entries({ p, y, groups })) {
    writeFileSync(`${path}.${name}`, new Uint8Array(values.buffer));
  }
  return { p, y, groups, path };
}

/** A Python environment of the peers at their pinned versions, made on first use. @returns its python. */
function preparePeers() {
  const requirements = join(root, 'bench/peers/requirements.txt');
  const folder = join(cache, 'peers');
  const python = join(folder, 'bin/python');
  const stamp = join(folder, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.error('installing the Python peers into .cache/peers');
    run('python3', ['-m', 'venv', folder]);
    run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements]);
    writeFileSync(stamp, wanted);
  }
  return python;
}

function startPeer(python) {
  // Settings of a machine that choose another kernel for BLAS slow numpy down.
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...environment } = process.env;
  const child = spawn(python, [join(root, 'bench/peers/calibration_peer.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...environment, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MPLBACKEND: 'agg' },
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (request) => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('the Python peer ended; its error is above');
      return JSON.parse(value);
    },
    end: () => child.stdin.end(),
  };
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
