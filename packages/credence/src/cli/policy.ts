import { type Command, Option } from 'commander';
import { domainOf, methodVersions, policyRows } from '../analysis/policy-rows.ts';
import { studyObservations } from '../analysis/study-observations.ts';
import { suggestion } from '../core/closest.ts';
import { ExitCode, InputError } from '../core/errors.ts';
import { type Target, targets } from '../core/verdict.ts';
import { toolsOf } from '../study/imported-study.ts';
import { fitPolicy } from '../trust/fit-policy.ts';
import { findGate, gateIds } from '../trust/gates/registry.ts';
import { percent } from '../trust/percent.ts';
import type { TrustPolicy } from '../trust/policy.ts';
import { version } from '../version.ts';
import { print, tell } from './output.ts';
import { openShare, positiveInteger, probability, repeated } from './parse-option.ts';
import { addPolicyCheck } from './policy-check.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly target: Target;
  readonly alpha: number;
  readonly delta: number;
  readonly signal?: readonly string[];
  readonly gate: readonly string[];
  readonly model?: readonly string[];
  readonly inconclusive: TrustPolicy['inconclusive'];
  readonly rejectBelow: number;
  readonly fitShare: number;
  readonly seed: number;
  readonly out: string;
  readonly json?: boolean;
}

function show({ certification, fit, leastTurnedAway, ...policy }: TrustPolicy): void {
  const { alpha, signal, recalibration, gates, threshold } = policy;
  print(
    `Base rate: ${percent(certification.baseRate)} of the answers are bad (target ${policy.target}).`,
  );
  print(
    leastTurnedAway > 0
      ? `No gate without further knowledge can keep that at ${percent(alpha)} and turn away less than ${percent(leastTurnedAway)} of them.`
      : `That is below ${percent(alpha)} already: a gate may accept them all.`,
  );
  const through = gates.map(({ id }) => id).join(', ');
  print(
    `Signal: ${signal.method}, ${recalibration?.method ?? 'as it is'}${through && `, after ${through}`}`,
  );
  print(
    `Chosen on ${fit.samples} answers to ${fit.tasks} tasks; certified on ${certification.samples} answers to ${certification.tasks} others (${certification.test}):`,
  );
  for (const { threshold: t, trusted, bad, pValue, accepted } of certification.steps) {
    const p = pValue === null ? 'nothing trusted' : `p = ${pValue.toPrecision(2)}`;
    const share = trusted > 0 ? ` (${percent(bad / trusted)})` : '';
    print(`  ${accepted ? '✓' : '✗'} from ${t.toFixed(4)}: ${bad} of ${trusted} bad${share}, ${p}`);
  }
  print(`\n${threshold === null ? '✗' : '✓'} ${policy.guarantee}`);
}

/** A name that the study does not know would leave nothing to fit on, and not say why. */
function mustBeThere(folder: string, what: string, id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  throw new InputError('not-in-study', `The study has no ${what} "${id}".`, {
    location: { file: folder },
    remedy: suggestion(id, known),
  });
}

export function addPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .description('Fit a trust policy on a study, and certify its False Trust rate on other tasks')
    .argument('<study>', 'folder that `credence run` wrote to')
    .addOption(
      new Option('--target <target>', 'what accepted answers have to be')
        .choices(targets)
        .default('joint'),
    )
    .option('--alpha <share>', 'greatest share of bad answers among the accepted', openShare, 0.1)
    .option('--delta <share>', 'greatest probability that the certification errs', openShare, 0.05)
    .option(
      '--signal <method>',
      'confidence method to use; may be repeated (default: the best)',
      repeated,
    )
    .option(
      '--gate <id>',
      `gate to apply before: ${gateIds.join(', ')}; may be repeated`,
      repeated,
      [],
    )
    .option('--model <id>', 'only answers of this model; may be repeated', repeated)
    .addOption(
      new Option('--inconclusive <how>', 'what answers are whose outcome could not be told')
        .choices(['bad', 'left-out'])
        .default('bad'),
    )
    .option(
      '--reject-below <probability>',
      'reject without review below this calibrated probability',
      probability,
      0.1,
    )
    .option('--fit-share <share>', 'share of the tasks to choose on', openShare, 0.5)
    .option('--seed <n>', 'for the split of the tasks', positiveInteger, 1)
    .option('-o, --out <file>', 'where to write the policy', 'policy.json')
    .option('--json', 'print the policy as JSON, too')
    .action(async (folder: string, options: Options) => {
      const { study, observations: all } = await studyObservations(folder);
      const wanted = options.model;
      const models = new Set(all.map(({ sample }) => sample.model));
      for (const id of wanted ?? []) mustBeThere(folder, 'model', id, [...models]);
      const observations = wanted ? all.filter(({ sample }) => wanted.includes(sample.model)) : all;
      const versions = methodVersions(observations);
      for (const id of options.signal ?? [])
        mustBeThere(folder, 'confidence method', id, Object.keys(versions));
      const methods = Object.fromEntries(
        Object.entries(versions).filter(([id]) => options.signal?.includes(id) ?? true),
      );
      const gates = options.gate.map(findGate);
      const { target, inconclusive } = options;
      const rows = policyRows(observations, {
        target,
        methods: Object.keys(methods),
        gates,
        inconclusive,
      });
      const fitted = fitPolicy(rows, {
        credenceVersion: version,
        createdAt: new Date().toISOString(),
        study: {
          name: study.config.name,
          simulated: study.simulated !== undefined,
          ...(study.imported && { recordedBy: toolsOf(study.imported) }),
        },
        target,
        alpha: options.alpha,
        delta: options.delta,
        inconclusive,
        gates: gates.map(({ id, version: v }) => ({ id, version: v })),
        rejectBelow: options.rejectBelow,
        domain: domainOf(observations),
        methods,
        fitShare: options.fitShare,
        seed: options.seed,
      });
      if (fitted === null) {
        throw new InputError('no-policy', 'There is nothing to fit a policy on.', {
          location: { file: folder },
          remedy: `It takes judged answers to four tasks or more, some of them with a confidence${gates.length > 0 ? ' that no gate turns away' : ''}; \`credence report\` shows what there is.`,
        });
      }
      const file = options.out;
      await writeResult('The policy', file, `${JSON.stringify(fitted, null, 2)}\n`);
      if (options.json) print(JSON.stringify(fitted, null, 2));
      else show(fitted);
      tell(file);
      process.exitCode = fitted.threshold === null ? ExitCode.gateReview : ExitCode.done;
    });
  addPolicyCheck(policy);
}
