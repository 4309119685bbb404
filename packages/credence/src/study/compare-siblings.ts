import type { Sibling, SiblingMethod } from '../confidence/method.ts';
import { siblingConfidence } from '../confidence/sibling-confidence.ts';
import { contentKey } from '../core/keys.ts';
import type { BodyHash, ConfidenceRecord, VerdictRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { JudgingStamp } from '../core/verdict.ts';
import { elicitedTargets, missingConfidence, rawHash, type WantedConfidence } from './elicit.ts';
import { designFor, type PlannedSample, planModel } from './plan.ts';
import type { StudyModel, StudyRun } from './run-study.ts';

/** Cells whose texts are in memory at a time. */
const cellsAtATime = 1_000;

/** What comparing takes of a run. */
export interface Comparison extends Pick<StudyRun, 'config' | 'tasks' | 'models' | 'journal'> {
  /**
   * The sandbox that a task's verdicts are taken from. `recorded`: any, for a fleet may have several,
   * and the first verdict says which stands in keys. `null` leaves what compares behaviour to a run
   * that judges.
   */
  readonly stamp: ((task: Task) => SandboxStamp) | 'recorded' | null;
  readonly interrupted: () => boolean;
}

type SandboxStamp = Pick<JudgingStamp, 'sandbox' | 'sandboxProfile'>;

/** All answers to one task by one model, asked in the same way at one temperature. */
type CellPlan = readonly PlannedSample[];

interface Found {
  readonly code: ReadonlyMap<string, BodyHash | null>;
  /** By oracle and code. */
  readonly behaviours: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The sandbox of a task's verdicts; `undefined` where nothing was judged. */
  readonly stampOf: (task: Task) => SandboxStamp | undefined;
}

/**
 * The stage that compares answers with their siblings: it reads what the stages before it wrote and
 * asks nobody. A cell is compared when all of its answers are there, so a run that was stopped leaves
 * the rest to the next one.
 */
export async function compareSiblings(run: Comparison): Promise<void> {
  const wanted = run.models
    .map((studyModel) => ({ studyModel, methods: comparing(studyModel, run.stamp) }))
    .filter(({ methods }) => methods.length > 0);
  if (wanted.length === 0) return;
  const found = await collect(
    run,
    wanted.flatMap(({ methods }) => methods),
  );
  for (const { studyModel, methods } of wanted) {
    let batch: CellPlan[] = [];
    for (const cell of cellsOf(run, studyModel)) {
      if (run.interrupted()) return;
      if (!isReady(cell, methods, found)) continue;
      batch.push(cell);
      if (batch.length < cellsAtATime) continue;
      await compareAll(run, methods, batch, found);
      batch = [];
    }
    await compareAll(run, methods, batch, found);
  }
}

/** How a model's answers are compared; what takes verdicts is left for a run that judges. */
function comparing({ methods }: StudyModel, stamp: Comparison['stamp']): readonly SiblingMethod[] {
  return methods
    .filter((method) => method.kind === 'siblings')
    .filter(({ compares }) => compares === 'code' || stamp !== null);
}

/** A model's plan by cells: siblings follow one another in it. */
function* cellsOf(
  { config, tasks }: Comparison,
  { model, methods }: StudyModel,
): Generator<CellPlan> {
  let cell: PlannedSample[] = [];
  for (const planned of planModel(designFor(config, methods), model.id, tasks)) {
    cell.push(planned);
    if (cell.length < config.samples) continue;
    yield cell;
    cell = [];
  }
}

/** What the journal says of all answers, as far as the methods need it. */
async function collect(
  { journal, tasks, stamp }: Comparison,
  methods: readonly SiblingMethod[],
): Promise<Found> {
  const code = new Map<string, BodyHash | null>();
  const behaviours = new Map<string, ReadonlyMap<string, string>>();
  const wanted = methods.some(({ compares }) => compares === 'behaviour');
  const ours = new Map(
    typeof stamp === 'function' ? tasks.map((task) => [task.oracle.hash, stamp(task)]) : [],
  );
  const first = new Map<string, SandboxStamp>();
  let earliest: SandboxStamp | undefined;
  for await (const record of journal.records()) {
    if (record.kind === 'sample') code.set(record.key, record.code);
    if (record.kind !== 'verdict' || !wanted || record.stamp === null) continue;
    earliest ??= record.stamp;
    if (!first.has(record.oracleHash)) first.set(record.oracleHash, record.stamp);
    const own = ours.get(record.oracleHash);
    if (own && !sameSandbox(own, record.stamp)) continue;
    behaviours.set(placeOf(record), behaviourOf(record));
  }
  const stampOf = ({ oracle: { hash } }: Task) => ours.get(hash) ?? first.get(hash) ?? earliest;
  return { code, behaviours, stampOf };
}

const sameSandbox = (a: SandboxStamp, b: SandboxStamp) =>
  a.sandbox === b.sandbox && a.sandboxProfile === b.sandboxProfile;

const placeOf = ({ oracleHash, code }: Pick<VerdictRecord, 'oracleHash' | 'code'>) =>
  `${oracleHash} ${code}`;

function behaviourOf({ checks }: VerdictRecord): ReadonlyMap<string, string> {
  return new Map(
    checks.flatMap(({ name, behaviour }) => (behaviour === undefined ? [] : [[name, behaviour]])),
  );
}

/** A comparison depends on all that is compared, so its key names every answer of the cell. */
function wantedOf(
  cell: CellPlan,
  { key: sample, task }: PlannedSample,
  methods: readonly SiblingMethod[],
  { stampOf }: Found,
): readonly WantedConfidence<SiblingMethod>[] {
  const siblings = cell.map(({ key }) => key).filter((key) => key !== sample);
  const stamp = stampOf(task);
  return methods.flatMap((method) => {
    const { id, version, compares } = method;
    return elicitedTargets.map((target) => ({
      key: contentKey('confidence', {
        ...{ sample, method: id, version, target, siblings },
        ...(compares === 'behaviour' &&
          stamp && { sandbox: stamp.sandbox, profile: stamp.sandboxProfile }),
      }),
      method,
      target,
    }));
  });
}

/** What code did when it was judged; `undefined` where it has no verdict yet. */
function behaviourIn(
  { behaviours }: Found,
  { task }: PlannedSample,
  code: BodyHash,
): ReadonlyMap<string, string> | undefined {
  return behaviours.get(placeOf({ oracleHash: task.oracle.hash, code }));
}

function isReady(cell: CellPlan, methods: readonly SiblingMethod[], found: Found): boolean {
  const judged = methods.some(({ compares }) => compares === 'behaviour');
  return cell.every((planned) => {
    const hash = found.code.get(planned.key);
    if (hash === undefined) return false;
    return hash === null || !judged || behaviourIn(found, planned, hash) !== undefined;
  });
}

async function compareAll(
  { journal }: Comparison,
  methods: readonly SiblingMethod[],
  cells: readonly CellPlan[],
  found: Found,
): Promise<void> {
  const { code } = found;
  const open = cells.filter((cell) =>
    cell.some((one) => wantedOf(cell, one, methods, found).some(({ key }) => !journal.has(key))),
  );
  const hashes = open.flatMap((cell) => cell.flatMap(({ key }) => code.get(key) ?? []));
  const texts = await journal.bodies(hashes);
  for (const cell of open) {
    const siblings = new Map(
      cell.map((planned): [string, Sibling | null] => {
        const hash = code.get(planned.key);
        const text = hash && texts.get(hash);
        if (!hash || text === undefined) return [planned.key, null];
        const behaviour = behaviourIn(found, planned, hash) ?? null;
        return [planned.key, { code: text ?? '', language: planned.task.language, behaviour }];
      }),
    );
    for (const planned of cell) {
      for (const wanted of wantedOf(cell, planned, methods, found)) {
        if (journal.has(wanted.key)) continue;
        const { record, raw } = compared(planned, wanted, siblings);
        await journal.put(record, raw === '' ? [] : [raw]);
      }
    }
  }
}

function compared(
  { key, temperature }: PlannedSample,
  wanted: WantedConfidence<SiblingMethod>,
  siblings: ReadonlyMap<string, Sibling | null>,
): { record: ConfidenceRecord; raw: string } {
  const answer = siblings.get(key);
  if (!answer) return { record: missingConfidence(key, wanted, 'no-code'), raw: '' };
  // At temperature 0 nothing is drawn: that answers agree there says nothing of how sure it is.
  const others = temperature === 0 ? [] : [...siblings].filter(([other]) => other !== key);
  const { value, missing, raw } = siblingConfidence(
    wanted.method,
    answer,
    others.map(([, sibling]) => sibling),
  );
  const record = missingConfidence(key, wanted, missing ?? 'no-siblings');
  return { record: { ...record, value, missing, raw: rawHash(raw) }, raw };
}
