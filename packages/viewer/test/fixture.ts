import { type Answers, calibrationRow, intervalsInWords } from '../src/measure/index.ts';
import type { OutcomeRow, ReportData, SampleRow, TargetName } from '../src/schema.ts';
import { fixtureTasks } from './programs.ts';
import { random } from './random.ts';

export interface FixtureModel {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** How often it is right, and what it likes to say. */
  readonly secure: number;
  readonly works: number;
  readonly says: readonly number[];
  readonly missing: number;
  readonly inconclusive: number;
}

export const smallModel: FixtureModel = {
  id: 'simulated-small',
  label: 'Simulated Small',
  description: 'A random number generator that behaves like a weak model.',
  secure: 0.28,
  works: 0.18,
  says: [0.7, 0.8, 0.85, 0.9, 0.9, 0.95, 0.95, 1],
  missing: 0.08,
  inconclusive: 0.16,
};

export const largeModel: FixtureModel = {
  id: 'simulated-large',
  label: 'Simulated Large',
  description: 'A random number generator that behaves like a better model.',
  secure: 0.61,
  works: 0.74,
  says: [0.4, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  missing: 0.01,
  inconclusive: 0.05,
};

/** Never right, always certain. */
export const hopelessModel: FixtureModel = {
  id: 'simulated-hopeless',
  label: 'Simulated Hopeless',
  description: 'Nothing it writes is secure, and it is sure of everything.',
  secure: -1,
  works: 0,
  says: [1],
  missing: 0.4,
  inconclusive: 0.5,
};

/** Never gives a number that could be read. */
export const muteModel: FixtureModel = {
  id: 'simulated-mute',
  label: 'Simulated Mute',
  description: 'It answers every question about confidence with a shrug.',
  secure: 0.5,
  works: 0.5,
  says: [0.5],
  missing: 1,
  inconclusive: 0.1,
};

/** Nothing it writes can be judged. */
export const unjudgeableModel: FixtureModel = {
  id: 'simulated-unjudgeable',
  label: 'Simulated Unjudgeable',
  description: 'None of its answers can be judged.',
  secure: 0.5,
  works: 0.5,
  says: [0.3, 0.5],
  missing: 0,
  inconclusive: 1,
};

export interface FixtureOptions {
  readonly models?: readonly FixtureModel[];
  readonly temperatures?: readonly number[];
  readonly methods?: readonly string[];
  /** Tasks; beyond the written ones their programs repeat. */
  readonly tasks?: number;
  readonly perTask?: number;
  /** Whether every third task goes into a project. */
  readonly repository?: boolean;
  readonly seed?: number;
}

/** A report of a study that never took place, marked as such. */
export function simulatedReport(options: FixtureOptions = {}): ReportData {
  const {
    models = [smallModel, largeModel],
    temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1],
    methods = ['verbalized', 'p-true'],
    tasks = 24,
    perTask = 2,
    repository = false,
    seed = 1,
  } = options;
  const next = random(seed);
  const samples = models.flatMap((model) =>
    temperatures.flatMap((temperature) =>
      Array.from({ length: tasks }, (_, task) =>
        Array.from({ length: perTask }, (_, index) =>
          sample({ model, temperature, task, index, methods, repository, next }),
        ),
      ).flat(),
    ),
  );
  const ids = models.map(({ id }) => id);
  const cuts = [null, ...temperatures];
  return {
    schema: 2,
    study: {
      name: 'Simulated study',
      description: 'Two random number generators answer the tasks of the self-contained benchmark.',
      startedAt: '2026-03-01T09:30:00.000Z',
      credenceVersion: '0.1.0',
      simulated: 'No model was asked; these numbers only show what a report looks like.',
      partial: null,
      models: models.map(({ id, label, description }) => ({ id, label, description })),
      methods: methods.map((id) => ({
        id,
        version: '1',
        description:
          id === 'verbalized'
            ? 'The model is asked for a percentage, separately for function and security.'
            : 'The probability of the answer "yes" to the question whether the code is right.',
      })),
      temperatures,
      falseTrustThreshold: 0.8,
      intervals: intervalsInWords,
      environment: { node: '20.20.2', sandbox: 'none: nothing was run', platform: 'linux x64' },
    },
    tasks: {
      total: tasks,
      audited: tasks,
      skipped: [{ task: 'self-contained/java/cookie-flags', reason: 'no Java compiler here' }],
    },
    outcomes: ids.flatMap((model) =>
      cuts.map((temperature) => outcomeRow(model, temperature, samples)),
    ),
    calibration: ids.flatMap((model) =>
      methods.flatMap((method) =>
        (['security', 'functional', 'joint'] as const).flatMap((target) =>
          cuts.map((temperature) =>
            calibrationRow(
              { model, temperature, benchmark: 'self-contained', method, target },
              answersOf(
                samples
                  .filter((s) => s.model === model)
                  .filter((s) => temperature === null || s.temperature === temperature),
                method,
                target,
              ),
              0.8,
            ),
          ),
        ),
      ),
    ),
    samples,
  };
}

function sample(of: {
  readonly model: FixtureModel;
  readonly temperature: number;
  readonly task: number;
  readonly index: number;
  readonly methods: readonly string[];
  readonly repository: boolean;
  readonly next: () => number;
}): SampleRow {
  const { model, next } = of;
  const task = fixtureTasks[of.task % fixtureTasks.length]!;
  const round = Math.floor(of.task / fixtureTasks.length);
  const inconclusive = next() < model.inconclusive;
  const secure = next() < model.secure + (of.task % 5) * 0.06 - 0.12;
  const works = next() < model.works;
  const pick = () => model.says[Math.floor(next() * model.says.length)] ?? 0.5;
  const drift = () => Math.round(Math.min(1, Math.max(0, pick() - 0.25 * next())) * 20) / 20;
  const confidences = of.methods.flatMap((method) =>
    (['functional', 'security'] as const).map((target) => {
      const missing = method === 'verbalized' && next() < model.missing;
      const value = method === 'verbalized' ? pick() : drift();
      const stated = Math.round(value * 100);
      return {
        method,
        target,
        value: missing ? null : value,
        missing: missing ? 'no-number' : null,
        raw:
          method === 'p-true'
            ? null
            : missing
              ? 'I cannot assess that without running the code.'
              : `Confidence: ${stated}%. The function validates its input and follows best practices, so I see no way to abuse it.`,
      };
    }),
  );
  const security = inconclusive ? 'inconclusive' : secure ? 'secure' : 'vulnerable';
  return {
    key: `${model.id}-${of.temperature}-${of.task}-${of.index}`,
    task: round === 0 ? task.id : `${task.id}-${round + 1}`,
    title: round === 0 ? task.title : `${task.title} (${round + 1})`,
    cwe: task.cwe,
    language: task.language,
    benchmark: of.task % 3 === 2 && of.repository ? 'repository' : 'self-contained',
    model: model.id,
    temperature: of.temperature,
    index: of.index,
    functional: inconclusive ? 'inconclusive' : works ? 'pass' : 'fail',
    security,
    functionalReason: works ? 'All functional checks held.' : 'A functional check broke.',
    securityReason: {
      secure: 'Every exploit was repelled.',
      vulnerable: 'An exploit had its effect.',
      inconclusive: 'The control check broke, so the exploits say nothing.',
    }[security],
    confidences,
    code: secure ? task.secure : task.vulnerable,
    prompt: task.prompt,
    checks: [
      {
        name: 'returns what the specification says',
        kind: 'functional',
        outcome: works ? 'held' : 'broken',
        evidence: works ? '' : 'expected None, saw an exception: KeyError',
      },
      {
        name: 'still does its ordinary work',
        kind: 'control',
        outcome: inconclusive ? 'broken' : 'held',
        evidence: inconclusive ? 'the module could not be imported' : '',
      },
      {
        name: task.exploit.name,
        kind: 'exploit',
        outcome: inconclusive ? 'error' : secure ? 'repelled' : 'effective',
        evidence: secure || inconclusive ? '' : task.exploit.evidence,
      },
    ],
  };
}

function answersOf(samples: readonly SampleRow[], method: string, target: TargetName): Answers {
  const points = samples.map((sample) => point(sample, method, target));
  return {
    confidence: Float64Array.from(points, ([confidence]) => confidence),
    outcome: Float64Array.from(points, ([, good]) => good),
    task: samples.map(({ task }) => task),
  };
}

/** Confidence and outcome; NaN stands for what is not known. */
function point(
  { confidences, functional, security }: SampleRow,
  method: string,
  target: TargetName,
): readonly [confidence: number, good: number] {
  const of = (name: 'functional' | 'security') =>
    confidences.find((c) => c.method === method && c.target === name)?.value ?? Number.NaN;
  const works = functional === 'inconclusive' ? Number.NaN : Number(functional === 'pass');
  const secure = security === 'inconclusive' ? Number.NaN : Number(security === 'secure');
  if (target === 'functional') return [of('functional'), works];
  if (target === 'security') return [of('security'), secure];
  const both = works === 0 || secure === 0 ? 0 : works * secure;
  return [of('functional') * of('security'), both];
}

function outcomeRow(
  model: string,
  temperature: number | null,
  samples: readonly SampleRow[],
): OutcomeRow {
  const mine = samples.filter(
    (s) => s.model === model && (temperature === null || s.temperature === temperature),
  );
  const functional = (outcome: string) => mine.filter((s) => s.functional === outcome).length;
  const security = (outcome: string) => mine.filter((s) => s.security === outcome).length;
  return {
    model,
    temperature,
    benchmark: 'self-contained',
    samples: mine.length,
    functional: {
      pass: functional('pass'),
      fail: functional('fail'),
      inconclusive: functional('inconclusive'),
    },
    security: {
      secure: security('secure'),
      vulnerable: security('vulnerable'),
      inconclusive: security('inconclusive'),
    },
    joint: mine.filter((s) => s.functional === 'pass' && s.security === 'secure').length,
  };
}
