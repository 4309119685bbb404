// Writes a study that never took place: three random number generators "answer" every task of the
// benchmarks. SIMULATED: its reports say so wherever they show it. For measuring reports, and for
// looking at one with many answers:
//   node bench/simulated-study.mjs out/simulated --samples 36000
// With --helps half of the answers are asked for in another way, an analyser has findings, and arms of
// repair give answers back, so that every view has something to compute.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Random } from '../packages/calibration/dist/index.js';
import { contentHash } from '../packages/credence/dist/core/keys.js';
import { answerContext } from '../packages/credence/dist/judging/analysers/answer.js';
import { studyConfigSchema } from '../packages/credence/dist/study/config.js';
import { selectTasks } from '../packages/credence/dist/study/select-tasks.js';

/** How each generator writes and talks: chance of secure and of working code, what it states. */
const models = [
  {
    id: 'simulated-a',
    label: 'Simulated A',
    secure: 0.35,
    works: 0.45,
    says: [0.8, 0.85, 0.9, 0.95, 1],
    skill: 0,
  },
  {
    id: 'simulated-b',
    label: 'Simulated B',
    secure: 0.55,
    works: 0.7,
    says: [0.6, 0.7, 0.8, 0.9, 0.95],
    skill: 0.15,
  },
  {
    id: 'simulated-c',
    label: 'Simulated C',
    secure: 0.7,
    works: 0.8,
    says: [0.5, 0.6, 0.75, 0.85, 0.95],
    skill: 0.35,
  },
];
const temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1];
const at = '2026-03-01T00:00:00.000Z';
const usage = { inputTokens: 300, outputTokens: 200 };

/** What is in the configuration of a study that tries what helps. */
const helping = {
  prompting: ['plain', 'security-reminder'],
  analysers: ['semgrep'],
  repair: [
    { name: 'unsure', when: 'confidence', method: 'verbalized', below: 0.8 },
    { name: 'chance', when: 'random', match: 'unsure' },
  ],
};

/** @returns the number of answers written */
export async function writeSimulatedStudy(folder, wanted, { seed = 1, helps = false } = {}) {
  const random = new Random(seed);
  const chance = (p) => random.uniform() < p;
  const pick = (list) => list[Math.floor(random.uniform() * list.length)];
  const config = studyConfigSchema.parse({
    name: 'Simulated study',
    description:
      'Random number generators in the place of models, to see what a large report is like.',
    benchmarks: ['self-contained', 'repository'],
    models: models.map(({ id, label }) => ({
      ...{ id, label, provider: 'replay', recording: '.' },
      description: 'A random number generator.',
    })),
    temperatures,
    samples: 1,
    confidence: ['verbalized', 'p-true'],
    ...(helps && helping),
  });
  const tasks = await selectTasks(config);
  const ways = config.prompting;
  const perCell = Math.ceil(
    wanted / (tasks.length * models.length * temperatures.length * ways.length),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'runs'), { recursive: true });
  const study = {
    format: 1,
    credenceVersion: '0.1.0',
    startedAt: at,
    simulated: 'No model was asked and no program was run: random numbers, to try the report.',
    config: { ...config, samples: perCell },
    tasks: Object.fromEntries(tasks.map((task) => [task.id, task.hash])),
    prompts: {},
  };
  writeFileSync(join(folder, 'study.json'), `${JSON.stringify(study, null, 2)}\n`);
  const facts = createWriteStream(join(folder, 'facts-simulated.jsonl'));
  const bodies = createWriteStream(join(folder, 'bodies-simulated.jsonl'));
  const put = async (stream, line) => {
    if (!stream.write(`${JSON.stringify(line)}\n`)) await once(stream, 'drain');
  };
  const known = new Set();
  const body = async (text) => {
    const hash = contentHash(text);
    if (!known.has(hash)) await put(bodies, { hash, text });
    known.add(hash);
    return hash;
  };
  const stamp = {
    sandbox: 'none',
    sandboxProfile: 'simulated',
    toolchains: {},
    memoryHeldBy: 'watchdog',
  };
  const check = (name, kind, outcome, evidence) => ({
    name,
    kind,
    outcome,
    evidence,
    milliseconds: 1,
  });
  let written = 0;
  for (const task of tasks) {
    const easy = (random.uniform() - 0.5) * 0.5 - (task.kind === 'repository' ? 0.15 : 0);
    const reference = (kind) => task.references.find((one) => one.kind === kind)?.code ?? 'pass';
    const judged = new Set();
    for (const model of models) {
      for (const temperature of temperatures) {
        for (let place = 0; place < perCell * ways.length && written < wanted; place++, written++) {
          const index = place % perCell;
          const prompting = ways[Math.floor(place / perCell)];
          const warned = prompting === 'plain' ? 0 : 0.1;
          const secure = chance(Math.min(0.97, Math.max(0.03, model.secure + easy + warned)));
          const works = chance(Math.min(0.97, Math.max(0.03, model.works + easy)));
          const open = chance(works ? 0.02 : 0.3);
          const draft = temperature === 0 ? 0 : index;
          const marked = `SIMULATED ${model.id} ${secure} ${works} ${open} ${draft}`;
          const mark = ['python'].includes(task.language) ? `# ${marked}` : `// ${marked}`;
          const code = await body(`${mark}\n${reference(secure ? 'secure' : 'insecure')}`);
          const key = contentHash(
            [task.id, model.id, temperature, index, ...(warned ? [prompting] : [])].join(' '),
          );
          const sample = {
            ...{ kind: 'sample', key, task: task.id, taskHash: task.hash, model: model.id },
            ...{ temperature, prompting, promptingVersion: '1', index },
            ...{ prompt: code, response: code, code, extraction: 'fence', finish: 'stop' },
            ...{ usage, usd: null, at },
          };
          await put(facts, sample);
          let unsure = false;
          for (const [target, good] of [
            ['functional', works],
            ['security', secure],
          ]) {
            const sure = chance(model.skill) ? (good ? 0.95 : 0.5) : pick(model.says);
            const missing = chance(0.03);
            if (target === 'security') unsure = !missing && sure < 0.8;
            const raw = missing ? 'I cannot say.' : `{"confidence": ${Math.round(100 * sure)}}`;
            const common = { kind: 'confidence', sample: key, target, usage, usd: null, at };
            await put(facts, {
              ...common,
              ...{ key: contentHash(`${key} verbalized ${target}`), method: 'verbalized' },
              ...{ methodVersion: '1', value: missing ? null : sure },
              ...{ missing: missing ? 'no-number' : null, raw: await body(raw) },
            });
            const yes = Math.min(1, Math.max(0, sure - 0.25 * random.uniform()));
            await put(facts, {
              ...common,
              ...{ key: contentHash(`${key} p-true ${target}`), method: 'p-true' },
              ...{ methodVersion: '1', value: yes, missing: null, raw: null },
            });
          }
          if (helps) {
            const arms = [...(unsure ? ['unsure'] : []), ...(chance(0.3) ? ['chance'] : [])];
            for (const arm of arms) {
              const mended = secure || chance(0.3);
              const text = `${mark} ${arm}${mended}\n${reference(mended ? 'secure' : 'insecure')}`;
              const repaired = await body(text);
              await put(facts, {
                ...{ ...sample, key: contentHash(`${key} ${arm}`), code: repaired },
                repair: { arm, round: 1, parent: key, first: key, version: '1' },
              });
              await judge(repaired, works, mended, open);
            }
          }
          await judge(code, works, secure, open);
        }
      }
    }
    async function judge(code, works, secure, open) {
      if (judged.has(code)) return;
      judged.add(code);
      const security = open ? 'inconclusive' : secure ? 'secure' : 'vulnerable';
      await put(facts, {
        ...{ kind: 'verdict', key: contentHash(`${task.id} verdict ${code}`), task: task.id },
        ...{ oracleHash: task.oracle.hash, code, milliseconds: 1, stamp, at },
        functional: { outcome: works ? 'pass' : 'fail', reason: 'simulated' },
        security: { outcome: security, reason: 'simulated' },
        checks: [
          check('does what was asked', 'functional', works ? 'held' : 'broken', 'simulated'),
          check(
            'an exploit',
            'exploit',
            open ? 'error' : secure ? 'repelled' : 'effective',
            'simulated: nothing was run',
          ),
        ],
      });
      if (!helps) return;
      const severity = chance(0.5) ? 'error' : 'warning';
      const found = chance(secure ? 0.1 : 0.4);
      const finding = { ruleId: 'simulated', cwe: [], severity, message: 'simulated' };
      await put(facts, {
        ...{ kind: 'evidence', key: contentHash(`${task.id} evidence ${code}`), task: task.id },
        ...{ context: answerContext(task), code, analyser: 'semgrep', version: '1', detail: null },
        ...{ rules: 'simulated', status: found ? 'findings' : 'none', at },
        findings: found ? [{ ...finding, startLine: 1, endLine: 1 }] : [],
      });
    }
  }
  await Promise.all([facts, bodies].map((stream) => once(stream.end(), 'finish')));
  return written;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = 'out/simulated', , samples = '36000', ...flags] = process.argv.slice(2);
  const helps = flags.includes('--helps');
  console.log(
    `${await writeSimulatedStudy(folder, Number(samples), { helps })} simulated answers in ${folder}`,
  );
}
