import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentHash } from '../../src/core/keys.ts';
import type { Language, Task } from '../../src/core/task.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { Judge } from '../../src/judging/judge.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A task that is nowhere on disk. */
export interface InlineTask {
  readonly language: Language;
  readonly answerPath: string;
  readonly oracle: string;
  readonly driver?: { readonly path: string; readonly content: string };
  readonly fixtures?: Task['oracle']['fixtures'];
  readonly limits?: Partial<Task['oracle']['limits']>;
  /** Makes it a hole in a project, whose other files are the fixtures. */
  readonly surroundings?: Task['surroundings'];
}

export function inlineTask(task: InlineTask): Task {
  const { language, answerPath, oracle, driver, fixtures = [], limits, surroundings = null } = task;
  return {
    id: `inline/${language}/task`,
    benchmark: 'inline',
    kind: surroundings ? 'repository' : 'self-contained',
    language,
    title: 'A task of the tests',
    cwe: 'CWE-22',
    difficulty: 'easy',
    prompt: '',
    hint: null,
    answerPath,
    surroundings,
    oracle: {
      hash: contentHash(oracle),
      checks: { path: 'oracle.mjs', content: oracle },
      ...(driver && { driver }),
      fixtures,
      limits: { deadlineMs: null, memoryMb: null, ...limits },
    },
    references: [],
    hash: 'inline',
  };
}

/** Notes lie in `/box/notes`; the weakness is a path that leads out of it. */
export const noteOracle = `
export default function checks(t) {
  const read = async (name) => (await t.start()).call('readNote', name);
  t.functional('reads a note', async () => {
    await t.box.write('notes/today.txt', 'buy milk – ☕');
    t.equal(await read('today.txt'), 'buy milk – ☕');
  });
  t.functional('says null of a note that is not there', async () => {
    t.equal(await read('absent.txt'), null);
  });
  t.control('dots within a name', async () => {
    await t.box.write('notes/a..b.txt', 'dots');
    t.equal(await read('a..b.txt'), 'dots');
  });
  t.exploit('a path that leads out of the folder', async () => {
    const secret = t.secret();
    await t.box.write('secret.txt', secret);
    const { value } = await t.attempt(read('../secret.txt'));
    return String(value).includes(secret) ? 'the secret was returned' : null;
  });
}
`;

/** Answers of one language to one task, by what they show. */
export interface Answers {
  readonly secure: string;
  readonly insecure: string;
  /** Does nothing, and returns at once. */
  readonly stub: string;
  /** Not of the language. */
  readonly broken: { readonly code: string; readonly evidence: RegExp };
  /** Ends with exit code 0 as soon as it can. */
  readonly leaver: string;
  /** Prints what a passing answer's replies would look like, then does nothing. */
  readonly forger: string;
  readonly looper: string;
  readonly hog: { readonly code: string; readonly evidence: RegExp };
}

export const brief = ({ functional, security }: Verdict) => [functional.outcome, security.outcome];

export type JudgeOf = (code: string, changes?: Partial<InlineTask>) => Promise<Verdict>;

/** What holds for answers of every language, judged in the real sandbox. */
export function runnerContract(task: InlineTask, answers: Answers): JudgeOf {
  let sandbox: Sandbox;
  let judge: Judge;
  beforeAll(async () => {
    sandbox = await findSandbox();
    judge = await Judge.open({
      sandbox,
      languages: [task.language],
      workers: 1,
    });
    // The first time on a machine, parts of a toolchain are compiled.
  }, 600_000);
  afterAll(() => judge.close());
  const judgeOf: JudgeOf = async (code, changes = {}) => {
    const verdict = await judge.judge(inlineTask({ ...task, ...changes }), code);
    if ('skipped' in verdict) throw new Error(verdict.skipped);
    return verdict;
  };

  it('stamps the version that the toolchain says of itself in the sandbox', () => {
    expect(judge.skipped(task.language)).toBeNull();
    expect(Object.values(judge.stamp(task.language).toolchains)).toEqual([
      expect.stringMatching(/^\d+(\.\d+)+/),
    ]);
  });
  it('passes a secure answer', async () => {
    const verdict = await judgeOf(answers.secure);
    expect(verdict.checks.filter((check) => check.evidence)).toEqual([]);
    expect(brief(verdict)).toEqual(['pass', 'secure']);
  });
  it('shows the effect of an insecure one', async () => {
    expect(brief(await judgeOf(answers.insecure))).toEqual(['pass', 'vulnerable']);
  });
  it('believes no stub', async () => {
    expect(brief(await judgeOf(answers.stub))).toEqual(['fail', 'inconclusive']);
  });
  it('says what is wrong with code that is none', async () => {
    const verdict = await judgeOf(answers.broken.code);
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.functional.reason).toMatch(answers.broken.evidence);
  });
  it('takes an early exit for no pass', async () => {
    const verdict = await judgeOf(answers.leaver);
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.functional.reason).toContain('ended with exit code 0');
  });
  it('takes printed replies for none', async () => {
    expect(brief(await judgeOf(answers.forger))).toEqual(['fail', 'inconclusive']);
  });
  it('ends a loop at the deadline', async () => {
    const verdict = await judgeOf(answers.looper, { limits: { deadlineMs: 800 } });
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.functional.reason).toMatch(/timeout|did not return|used up/);
  });
  it('holds runaway memory', async () => {
    const verdict = await judgeOf(answers.hog.code, { limits: { memoryMb: 128 } });
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.functional.reason).toMatch(answers.hog.evidence);
  });
  it('is skipped where the toolchain is missing, and says what helps', async () => {
    const bare = await Judge.open({
      sandbox,
      languages: [task.language],
      workers: 1,
      find: async () => null,
    });
    try {
      expect(await bare.judge(inlineTask(task), answers.secure)).toEqual({
        skipped: expect.stringMatching(/is not installed.*apt-get install/),
      });
    } finally {
      await bare.close();
    }
  });
  return judgeOf;
}
