// How long do the tables of a large study take? On SIMULATED answers, 36,000 unless told otherwise.
//   node bench/analysis.mjs [answers]
import { Random } from '../packages/calibration/dist/index.js';
import { gateTable } from '../packages/credence/dist/analysis/gate-table.js';
import { promptingTable } from '../packages/credence/dist/analysis/prompting-table.js';
import { recalibrationTable } from '../packages/credence/dist/analysis/recalibration-table.js';
import { transferTable } from '../packages/credence/dist/analysis/transfer-table.js';

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
        const id = `${kind}/${number}`;
        const task = {
          ...{ id, benchmark: kind, kind, cwe: `CWE-${number % 20}` },
          language: languages[number % languages.length],
        };
        for (const temperature of temperatures) {
          for (const prompting of strategies) {
            for (let index = 0; index < samples; index += 1) {
              const sample = { model, temperature, prompting, index, code: 'code' };
              yield answer(task, sample);
            }
          }
        }
      }
    }
  }
}

function answer(task, sample) {
  const confidences = ['functional', 'security'].flatMap((target) => [
    { method: 'verbalized', target, value: draw([0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]) },
    { method: 'p-true', target, value: random.uniform() },
  ]);
  const functional = { outcome: draw(['pass', 'fail']), reason: '' };
  const security = { outcome: draw(['secure', 'vulnerable', 'inconclusive']), reason: '' };
  const finding = { severity: draw(['error', 'warning', 'note']) };
  const evidence = [{ status: 'findings', findings: random.uniform() < 0.3 ? [finding] : [] }];
  return { task, sample, confidences, verdict: { functional, security, checks: [] }, evidence };
}

const observations = [...answers()];
const methods = ['verbalized', 'p-true'];
const tables = {
  recalibration: () => recalibrationTable(observations, methods, 0.8),
  transfer: () => transferTable(observations, methods).transfer,
  gates: () => gateTable(observations, methods, 0.8).rows,
  prompting: () => promptingTable(observations, methods, 0.8, 'plain').rows,
};
console.log(`${observations.length} simulated answers to ${2 * tasks} tasks`);
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
