// Records of answers that nobody gave and verdicts on code that nobody ran. SIMULATED: random numbers
// that the key of an answer decides, so that every worker would make the same up.
import { createHash } from 'node:crypto';
import { load } from './place.mjs';

const { contentHash, contentKey } = await load('core/keys.js');

/** How each generator writes and talks: chance of secure and of working code, and what it states. */
export const generators = {
  'simulated-a': { secure: 0.35, works: 0.45, says: [0.8, 0.85, 0.9, 0.95, 1], skill: 0 },
  'simulated-b': { secure: 0.55, works: 0.7, says: [0.6, 0.7, 0.8, 0.9, 0.95], skill: 0.15 },
  'simulated-c': { secure: 0.7, works: 0.8, says: [0.5, 0.6, 0.75, 0.85, 0.95], skill: 0.35 },
};
const at = '2026-03-01T00:00:00.000Z';
const usage = { inputTokens: 300, outputTokens: 200 };
const stamp = {
  ...{ sandbox: 'none', sandboxProfile: 'simulated', toolchains: {}, memoryHeldBy: 'watchdog' },
};

/** Uniform numbers in [0, 1) that a text decides. */
export function draws(text) {
  let bytes = createHash('sha256').update(text).digest();
  let next = 0;
  return () => {
    if (next > 28) {
      bytes = createHash('sha256').update(bytes).digest();
      next = 0;
    }
    next += 4;
    return bytes.readUInt32LE(next - 4) / 2 ** 32;
  };
}

/** Half of what is drawn is unlike all others; the rest, and all at temperature 0, is one of four. */
export const draftOf = (temperature, index, draw) =>
  temperature === 0 ? 0 : draw() < 0.5 ? 4 + index : Math.floor(4 * draw());

export const comment = ({ language }) => (language === 'python' ? '#' : '//');

export function sampleEntry(job, task) {
  const generator = generators[job.model];
  const draw = draws(job.key);
  const draft = draftOf(job.temperature, job.index, draw);
  // Equal drafts are equal programs.
  const quality = draws(`${task.hash} ${job.model} ${job.temperature} ${draft}`);
  const secure = quality() < generator.secure;
  const works = quality() < generator.works;
  const open = quality() < (works ? 0.02 : 0.3);
  const program = task.references.find(({ kind }) => kind === (secure ? 'secure' : 'insecure'));
  const mark = `SIMULATED ${job.model} ${job.temperature} ${draft} ${secure} ${works} ${open}`;
  const code = `${comment(task)} ${mark}\n${program?.code ?? 'pass'}`;
  const prompt = JSON.stringify([{ role: 'user', content: task.prompt }]);
  const response = `\`\`\`\n${code}\`\`\``;
  const record = {
    ...{ kind: 'sample', key: job.key, task: task.id, taskHash: task.hash, model: job.model },
    ...{ temperature: job.temperature, prompting: job.prompting, promptingVersion: '1' },
    ...{ index: job.index, prompt: contentHash(prompt), response: contentHash(response) },
    ...{ code: contentHash(code), extraction: 'fence', finish: 'stop', usage, usd: null, at },
  };
  return { record, bodies: [prompt, response, code] };
}

/** What a simulated program is like, which its first line tells. */
export function truthOf(code) {
  const [secure, works, open] = code.split('\n', 1)[0].split(' ').slice(-3);
  return { secure: secure === 'true', works: works === 'true', open: open === 'true' };
}

/** @param wanted keys, methods and targets */
export function confidenceEntries(sample, code, wanted) {
  const { secure, works } = truthOf(code);
  const { skill, says } = generators[sample.model];
  const draw = draws(`confidence ${sample.key}`);
  return wanted.map(({ key, method, target }) => {
    const good = target === 'functional' ? works : secure;
    const sure = draw() < skill ? (good ? 0.95 : 0.5) : says[Math.floor(draw() * says.length)];
    const missing = draw() < 0.03;
    const raw = missing ? 'I cannot say.' : `{"confidence": ${Math.round(100 * sure)}}`;
    const record = {
      ...{ kind: 'confidence', key, sample: sample.key, method: method.id, target },
      ...{ methodVersion: method.version, value: missing ? null : sure },
      ...{ missing: missing ? 'no-number' : null, raw: contentHash(raw), usage, usd: null, at },
    };
    return { record, bodies: [raw] };
  });
}

export function verdictEntry(task, hash, code) {
  const { secure, works, open } = truthOf(code);
  const check = (name, kind, outcome) => ({
    ...{ name, kind, outcome, evidence: 'simulated: nothing was run', milliseconds: 1 },
  });
  const security = open ? 'inconclusive' : secure ? 'secure' : 'vulnerable';
  const record = {
    ...{ kind: 'verdict', key: contentKey('simulated verdict', { task: task.id, hash }) },
    ...{ task: task.id, oracleHash: task.oracle.hash, code: hash, milliseconds: 1, stamp, at },
    functional: { outcome: works ? 'pass' : 'fail', reason: 'simulated' },
    security: { outcome: security, reason: 'simulated' },
    checks: [
      check('does what was asked', 'functional', works ? 'held' : 'broken'),
      check('an exploit', 'exploit', open ? 'error' : secure ? 'repelled' : 'effective'),
    ],
  };
  return { record, bodies: [] };
}
