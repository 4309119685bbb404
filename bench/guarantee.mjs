// How often do policies err? Fits them on SIMULATED studies whose truth is known and prints, for each
// kind of study, the share of policies whose true rate of bad answers is above alpha.
//   node bench/guarantee.mjs [repetitions]     (a thousand take some minutes)
import { Random, recalibrationFromJson } from '../packages/calibration/dist/index.js';
import { fitPolicy } from '../packages/credence/dist/trust/fit-policy.js';

const repetitions = Number(process.argv[2] ?? 1000);
const alpha = 0.2;
const delta = 0.1;

/** Stated levels, and the rate of good answers at each, averaged over tasks. */
const levels = [0.95, 0.9, 0.8, 0.6];

function study({ tasks, samples, good, spread }, seed) {
  const random = new Random(seed);
  return Array.from({ length: tasks }, (_, task) => {
    const shift = spread * (random.uniform() < 0.5 ? 1 : -1);
    return Array.from({ length: samples }, (_, index) => {
      const level = Math.floor(random.uniform() * levels.length);
      const rate = Math.min(1, Math.max(0, good[level] + shift));
      return {
        key: `${task}/${index}`,
        task: `task-${task}`,
        outcome: random.uniform() < rate ? 1 : 0,
        confidence: { stated: levels[level] },
      };
    });
  }).flat();
}

/** The true rate of bad answers among those that a policy accepts; levels are equally frequent. */
function trueRate(policy, { good, spread }) {
  const accepted = levels.flatMap((level, index) => {
    const map = policy.recalibration;
    const score = map === null ? level : apply(map, level);
    return score >= policy.threshold ? [good[index]] : [];
  });
  const clipped = (rate) =>
    [1, -1].reduce((sum, sign) => sum + Math.min(1, Math.max(0, rate + sign * spread)) / 2, 0);
  return accepted.reduce((sum, rate) => sum + 1 - clipped(rate), 0) / accepted.length;
}

const apply = (json, p) => recalibrationFromJson(json).apply(p);

const settings = [];
for (const tasks of [60, 120, 300]) {
  for (const [intra, spread] of [
    ['none', 0],
    ['strong', 0.2],
  ]) {
    settings.push({
      name: 'just too bad',
      tasks,
      samples: 10,
      intra,
      spread,
      good: [0.79, 0.79, 0.79, 0.5],
    });
    settings.push({
      name: 'good enough',
      tasks,
      samples: 10,
      intra,
      spread,
      good: [0.97, 0.95, 0.7, 0.4],
    });
  }
}

console.log(
  '| study | tasks x samples | likeness within tasks | policies that accept | errors | at most |',
);
console.log('|---|---|---|---|---|---|');
for (const setting of settings) {
  let accepting = 0;
  let errors = 0;
  for (let seed = 1; seed <= repetitions; seed += 1) {
    const policy = fitPolicy(study(setting, seed), {
      credenceVersion: 'bench',
      createdAt: '',
      study: { name: 'simulated', simulated: true },
      target: 'joint',
      alpha,
      delta,
      inconclusive: 'bad',
      gates: [],
      rejectBelow: 0.1,
      domain: { models: [], temperatures: [], prompting: {}, languages: [], kinds: [] },
      methods: { stated: '1' },
      fitShare: 0.5,
      seed,
    });
    if (policy?.threshold == null) continue;
    accepting += 1;
    if (trueRate(policy, setting) > alpha + 1e-12) errors += 1;
  }
  const share = (n) => `${((100 * n) / repetitions).toFixed(1)} %`;
  console.log(
    `| ${setting.name} | ${setting.tasks} x ${setting.samples} | ${setting.intra} | ${share(accepting)} | ${share(errors)} | ${100 * delta} % |`,
  );
}
