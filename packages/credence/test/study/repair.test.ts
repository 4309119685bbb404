import { join } from 'node:path';
import type { RepairRow, ReportData } from '@credence/viewer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { InputError } from '../../src/core/errors.ts';
import type { JournalRecord, SampleRecord } from '../../src/core/records.ts';
import { loadConfig } from '../../src/study/load-config.ts';
import { run, runDone, start } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { repairing } from '../support/repairing.ts';
import { comparable, recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const python = (name: string) => `self-contained/python/${name}`;
const javascript = (name: string) => `self-contained/javascript/${name}`;

/** Repair mends the first, worsens the next two, and is not asked for by the model for the last. */
const told = {
  [python('profile-card')]: { answers: ['insecure', 'secure'], sure: [20, 90] },
  [python('login-redirect')]: { answers: ['secure', 'insecure'], sure: [20, 90] },
  [javascript('comment-list')]: { answers: ['secure', 'stub', 'secure'], sure: [20, 30, 90] },
  [javascript('login-redirect')]: { answers: ['insecure', 'insecure'], sure: [90] },
} as const;

const unsure = { when: 'confidence', method: 'verbalized', target: 'security', below: 0.5 };
const arms = [
  { name: 'unsure', ...unsure, feedback: 'confidence', rounds: 2 },
  { name: 'control', when: 'random', match: 'unsure', feedback: 'confidence', rounds: 2 },
  { name: 'oracle', when: 'oracle', feedback: 'failed-tests' },
  { name: 'failing', when: 'failed-tests', feedback: 'failed-tests' },
];

async function setUp(changes: object = {}) {
  const folder = temporaryFolder();
  const { answer, asked } = repairing(told);
  const server = await serveModels({ tasks: await allTasks(), answer });
  onTestFinished(server.close);
  const file = writeStudy(folder, server.baseUrl, {
    samples: 1,
    confidence: ['verbalized'],
    repair: arms,
    ...changes,
  });
  const out = join(folder, 'out');
  return { folder, server, asked, out, file, args: ['run', file, '--out', out] };
}

const samplesIn = (records: readonly JournalRecord[]): readonly SampleRecord[] =>
  records.flatMap((record) => (record.kind === 'sample' ? record : []));

function figures(row: RepairRow) {
  const { answers, triggered, pending, repaired, undecided, fixed, introduced } = row;
  const { regressed, mended, joint } = row;
  const of = ({ n, of: could }: RepairRow['fixed']) => `${n} of ${could}`;
  return {
    ...{ answers, triggered, pending, repaired, undecided },
    fixed: of(fixed),
    introduced: of(introduced),
    regressed: of(regressed),
    mended: of(mended),
    joint: `+${joint.gained} -${joint.lost}`,
    change: joint.change.value,
  };
}

describe('a study of repair', () => {
  it('repairs what its arms want, measures what came of it, and can be resumed', async () => {
    const { folder, server, asked, out, file, args } = await setUp();
    const { stdout, stderr } = await runDone([...args, '--json']);
    const data = JSON.parse(stdout) as ReportData;
    const row = (arm: string, round = 1) =>
      data.repair?.rows.find((one) => one.arm === arm && one.round === round) as RepairRow;

    // Four tasks at two temperatures. The models are not sure of three of them.
    expect(figures(row('unsure'))).toEqual({
      ...{ answers: 8, triggered: 6, pending: 0, repaired: 6, undecided: 0 },
      ...{ fixed: '2 of 2', introduced: '2 of 4', regressed: '2 of 6', mended: '0 of 0' },
      ...{ joint: '+2 -4', change: -0.25 },
    });
    // In the second round only the answer that came out worst is tried again, and comes out well.
    expect(figures(row('unsure', 2))).toMatchObject({
      ...{ triggered: 2, repaired: 6, regressed: '0 of 6', joint: '+2 -2', change: 0 },
    });
    expect(figures(row('oracle'))).toMatchObject({
      ...{ triggered: 4, fixed: '2 of 4', introduced: '0 of 0', joint: '+2 -0', change: 0.25 },
    });
    expect(row('failing')).toMatchObject({
      ...{ triggered: 0, repaired: 0, versusControl: null },
      why: 'no answer was repaired: the trigger never fired',
    });
    expect(row('control')).toMatchObject({ repaired: 6, versusControl: null });
    expect(row('unsure').versusControl).toMatchObject({
      ...{ control: 'control', matched: true, n: 8, tasks: 4 },
      repairedShare: { arm: 0.75, control: 0.75 },
    });
    expect(row('oracle').why).toMatch(/no random arm/);

    // Re-elicited: the model is sure after the repair, of the vulnerable code that it wrote, too.
    const security = row('unsure', 2).calibration.find(({ target }) => target === 'security');
    expect(security?.before.falseTrust).toMatchObject({ trusted: 2, bad: 2 });
    expect(security?.after.falseTrust).toMatchObject({ trusted: 8, bad: 4 });

    // Every other table is about first answers.
    expect(data.samples).toHaveLength(8);
    for (const outcome of data.outcomes.filter(({ temperature }) => temperature === null)) {
      expect(outcome.samples).toBe(8);
    }
    expect(data.calibration.every(({ samples }) => samples <= 8)).toBe(true);
    expect(data.study.partial).toBeNull();

    const records = recordsIn(out);
    const repairs = samplesIn(records).filter(({ repair }) => repair);
    const expected = 2 * (6 + 2) + 4;
    expect(repairs).toHaveLength(expected);
    expect(new Set(samplesIn(records).map(({ key }) => key)).size).toBe(8 + expected);
    const keys = new Map(samplesIn(records).map((sample) => [sample.key, sample]));
    for (const { repair, task, temperature } of repairs) {
      expect(keys.get(repair?.first ?? '')).toMatchObject({ task, temperature });
      expect(keys.get(repair?.parent ?? '')?.repair?.round ?? 0).toBe((repair?.round ?? 0) - 1);
    }
    expect(row('unsure', 2).cost).toMatchObject({ repairs: 8, usd: 0 });
    expect(row('unsure', 2).cost.outputTokens).toBeGreaterThan(0);
    expect(stderr).toMatch(new RegExp(`of them repairs ${expected}/${expected}`));

    // The model was told how sure it was; what exploit tests saw it was never told.
    const told = asked.filter((words) => words.includes('How sure you were'));
    expect(told).toHaveLength(2 * (6 + 2));
    expect(told.filter((words) => words.includes('20% that it is secure')).length).toBeGreaterThan(
      5,
    );
    const hidden = records.flatMap((record) =>
      record.kind === 'verdict' ? record.checks.filter(({ kind }) => kind !== 'functional') : [],
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const text of hidden.flatMap(({ name, evidence }) => [name, evidence || name])) {
      expect(asked.filter((words) => words.includes(text))).toEqual([]);
    }

    const requests = server.seen.length;

    // Interrupted in the middle of a round, then stopped there by a budget, it ends as undisturbed.
    const disturbed = join(folder, 'disturbed');
    const disturbedArgs = ['run', file, '--out', disturbed];
    const repairsSoFar = () =>
      samplesIn(recordsIn(disturbed)).filter(({ repair }) => repair).length;
    server.options.latencyMs = 50;
    const running = start(disturbedArgs);
    server.options.onRequest = (_, count) => {
      // Of 24 requests for first answers and their confidences, and 60 for repairs.
      if (count === requests + 30) running.signal('SIGINT');
    };
    expect(await running.ended).toMatchObject({ code: 130 });
    server.options.latencyMs = 0;
    const interrupted = repairsSoFar();
    expect(interrupted).toBeGreaterThan(0);
    expect(interrupted).toBeLessThan(10);

    const limited = await run([...disturbedArgs, '--max-samples', '20', '--json']);
    expect(limited).toMatchObject({ code: 4 });
    expect(repairsSoFar()).toBe(12);
    const rows = (JSON.parse(limited.stdout) as ReportData).repair?.rows ?? [];
    expect(rows.filter(({ pending }) => pending > 0).length).toBeGreaterThan(0);

    const end = await runDone(disturbedArgs);
    expect(end.stdout).toContain('What repair brought');
    expect(end.stdout).toMatch(/tiny +self-contained +unsure +1 +6 of 8 +2 of 2 +2 of 4/);
    expect(comparable(recordsIn(disturbed))).toEqual(comparable(records));
    // Nothing was asked for twice.
    expect(server.seen).toHaveLength(2 * requests);
  });
});

describe('arms that make no sense', () => {
  const random = { name: 'r', when: 'random' };
  it.each<[readonly object[], RegExp, string[]?]>([
    [[random], /takes either `rate` or `match`/],
    [[{ ...random, match: 'nobody' }], /nobody is no arm/],
    [
      [
        { name: 'u', ...unsure },
        { ...random, match: 'u', rounds: 2 },
      ],
      /nothing but the trigger/,
    ],
    [[{ name: 'u', ...unsure, method: 'p-true' }], /does not ask by p-true/],
    [[{ name: 'f', when: 'findings' }], /no `analysers`/],
    [
      [
        { ...random, rate: 0.5 },
        { ...random, rate: 0.1 },
      ],
      /Two arms are called r/,
    ],
    [[{ ...random, rate: 1, feedback: 'confidence' }], /asks for no `confidence`/, []],
  ])('are refused with file and line: %j', async (repair, why, confidence = ['verbalized']) => {
    const file = writeStudy(temporaryFolder(), 'http://127.0.0.1:9/v1', {
      repair,
      confidence,
    });
    const refused: unknown = await loadConfig(file).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect((refused as InputError).message).toMatch(why);
    expect((refused as InputError).location).toMatchObject({ file, line: expect.any(Number) });
  });
});
