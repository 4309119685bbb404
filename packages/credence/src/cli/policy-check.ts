import type { Command } from 'commander';
import { policyRows } from '../analysis/policy-rows.ts';
import { studyObservations } from '../analysis/study-observations.ts';
import { ExitCode, InputError } from '../core/errors.ts';
import { checkPolicy, type PolicyCheck } from '../trust/check-policy.ts';
import { calibrated, outsideDomain } from '../trust/decide.ts';
import { findGate } from '../trust/gates/registry.ts';
import { percent } from '../trust/percent.ts';
import { print, tell } from './output.ts';
import { policyIn } from './policy-file.ts';

const exitCodes = {
  holds: ExitCode.done,
  undecided: ExitCode.gateReview,
  violated: ExitCode.gateReject,
} as const satisfies Record<PolicyCheck['state'], ExitCode>;

export function addPolicyCheck(policy: Command): void {
  policy
    .command('check')
    .description('Test whether a guarantee still holds on the outcomes of another study')
    .argument('<policy>', 'file that `credence policy` wrote')
    .argument('<study>', 'folder of a study whose tasks the policy has not seen')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, folder: string, _: unknown, command: Command) => {
      // `policy` has a --json of its own, which takes what is meant for both.
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const read = await policyIn(file);
      const { threshold, alpha, delta, signal, target, inconclusive } = read;
      if (threshold === null) {
        throw new InputError(
          'no-guarantee',
          'The policy accepts nothing, so there is nothing to test.',
          {
            location: { file },
            remedy: 'Fit one on more tasks with `credence policy`.',
          },
        );
      }
      const { observations } = await studyObservations(folder);
      const inside = observations.filter(
        ({ sample, task }) =>
          outsideDomain(read, {
            model: sample.model,
            temperature: sample.temperature,
            prompting: sample.prompting,
            language: task.language,
            kind: task.kind,
            method: signal.method,
            confidence: {},
          }).length === 0,
      );
      if (inside.length === 0) {
        throw new InputError(
          'outside-domain',
          'No answer of the study is in the domain of the policy.',
          {
            location: { file: folder },
            remedy: `The policy is about: ${read.guarantee}`,
          },
        );
      }
      const rows = policyRows(inside, {
        target,
        inconclusive,
        methods: [signal.method],
        gates: read.gates.map(({ id }) => findGate(id)),
      }).map(({ task, outcome, confidence }) => {
        const stated = confidence[signal.method] ?? null;
        return { task, outcome, score: stated === null ? 0 : calibrated(read, stated) };
      });
      const check = checkPolicy(rows, { threshold, alpha, delta });
      process.exitCode = exitCodes[check.state];
      const left = observations.length - inside.length;
      if (left > 0) tell(`${left} answers are outside of the policy's domain and left out`);
      if (json) {
        print(JSON.stringify({ ...check, alpha, delta, threshold, outsideDomain: left }, null, 2));
        return;
      }
      const { accepted, bad, tasks, against, onIt } = check;
      const rate = accepted > 0 ? ` (${percent(bad / accepted)})` : '';
      print(`${bad} of ${accepted} accepted answers${rate} are bad, on ${tasks} tasks.`);
      print(
        {
          violated: `✗ The guarantee is violated: the rate is above ${percent(alpha)}`,
          holds: `✓ The guarantee holds: the rate is below ${percent(alpha)}`,
          undecided: `– Not decided yet whether the rate is above or below ${percent(alpha)}`,
        }[check.state] +
          ` (bets against it ${against.toPrecision(3)}, on it ${onIt.toPrecision(3)}; decided at ${+(1 / delta).toFixed(1)}).`,
      );
    });
}
