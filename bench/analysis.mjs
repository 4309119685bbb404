// How long do the tables of a large study take? On SIMULATED answers, 36,000 unless told otherwise.
//   node bench/analysis.mjs [answers]
import { Random } from '../packages/calibration/dist/index.js';
import { gateTable } from '../packages/credence/dist/analysis/gate-table.js';
import { promptingTable } from '../packages/credence/dist/analysis/prompting-table.js';
import { recalibrationTable } from '../packages/credence/dist/analysis/recalibration-table.js';
import { transferTable } from '../packages/credence/dist/analysis/transfer-table.js';
import { allOf } from '../packages/viewer/dist/helps/index.js';
import { byTask, factsOf } from '../packages/viewer/dist/pack/index.js';

const wanted = Number(process.argv[2] ?? 36_000);
const models = ['one', 'two', 'three'];
const temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1];
const kinds = ['self-contained', 'repository'];
const strategies = ['plain', 'careful'];
const languages = ['python', 'javascript', 'go'];
const tasks = 100;
const samples = Math.round(
  wanted / (models.length * temperatures.length * kinds.length * strategies.length * tasks),
);

const random = new Random(1);
const draw = (items) => items[random.below(items.length)];

function* answers() {
  for (const model of models) {
    for (const kind of kinds) {
      for (let number = 0; number < tasks; number += 1) {
        const task = {
          ...{ task: `${kind}/${number}`, benchmark: kind, kind, cwe: `CWE-${number % 20}` },
          language: languages[number % languages.length],
        };
        for (const temperature of temperatures) {
          for (const prompting of strategies) {
            for (let index = 0; index < samples; index += 1) {
              yield answer(task, { model, temperature, prompting, index });
            }
          }
        }
      }
    }
  }
}

let number = 0;
function answer(task, sample) {
  const confidences = ['functional', 'security'].flatMap((target) => [
    { method: 'verbalized', target, value: draw([0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]) },
    { method: 'p-true', target, value: random.uniform() },
  ]);
  const functional = draw(['pass', 'fail']);
  const security = draw(['secure', 'vulnerable', 'inconclusive']);
  const away = (share) => (random.uniform() < share ? 'simulated' : null);
  const gates = [
    { gate: 'execution', turnedAway: functional === 'pass' ? null : 'simulated' },
    { gate: 'static-error', turnedAway: away(0.1) },
    { gate: 'static-warning', turnedAway: away(0.2) },
  ];
  return {
    ...{ key: String(number++).padStart(16, '0'), ...task, ...sample, functional, security, gates },
    confidences: confidences.map((one) => ({ ...one, missing: null })),
  };
}

const rows = byTask([...answers()]);
const chosen = allOf(factsOf(rows, models));
const methods = ['verbalized', 'p-true'];
const tables = {
  recalibration: () => recalibrationTable(chosen, methods, 0.8),
  transfer: () => transferTable(chosen, methods).transfer,
  gates: () => gateTable(chosen, methods, 0.8).rows,
  prompting: () => promptingTable(chosen, methods, 0.8, 'plain').rows,
};
console.log(`${rows.length} simulated answers to ${2 * tasks} tasks`);
for (const [name, make] of Object.entries(tables)) {
  const start = process.cpuUsage();
  const rows = make();
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const numbers = rows.filter(({ why }) => !why).length;
  console.log(
    `${name}: ${seconds.toFixed(1)} s of processor time, ${rows.length} rows, ${numbers} with numbers`,
  );
}
