import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { parseConfidence } from '../confidence/parse-confidence.ts';
import { ExitCode, InputError } from '../core/errors.ts';
import {
  type DecideOptions,
  type Decision,
  decisionExitCodes,
  type GateDecision,
  gate,
} from '../trust/decide.ts';
import { type AskedAnswer, parseAnswer } from '../trust/parse-answer.ts';
import { print, tell } from './output.ts';
import { policyIn } from './policy-file.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly policy: string;
  readonly batch?: boolean;
  readonly outsideDomain: NonNullable<DecideOptions['outsideDomain']>;
  readonly sarif?: string;
  readonly junit?: string;
  readonly json?: boolean;
}

/** One answer and what became of it. */
export interface Decided {
  readonly answer: AskedAnswer;
  readonly decided: GateDecision;
}

const readReply = (reply: string) => parseConfidence(reply, 'stop').value;

async function input(file: string): Promise<string> {
  if (file === '-') return textOf(process.stdin);
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new InputError('no-answer', 'The answer cannot be read.', {
      location: { file },
      remedy: 'Name a JSON file with the answer, or - for the standard input.',
      cause,
    });
  });
}

function parse(text: string, location: { file: string; line?: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('answer-invalid', `This is not JSON: ${(cause as Error).message}.`, {
      location,
      remedy: location.line
        ? 'Write one JSON object a line.'
        : 'For one object a line, use --batch.',
      cause,
    });
  }
}

function answersOf(text: string, file: string, batch: boolean): readonly AskedAnswer[] {
  if (!batch) return [parseAnswer(parse(text, { file }), { file }, readReply)];
  return text.split('\n').flatMap((line, index) => {
    const at = { file, line: index + 1 };
    return line.trim() === '' ? [] : [parseAnswer(parse(line, at), at, readReply)];
  });
}

/** The gravest first: the exit code is that of the first that occurs. */
const gravity: readonly Decision[] = ['outside-domain', 'reject', 'review', 'accept'];

const marks: Readonly<Record<Decision, string>> = {
  accept: '✓ accept',
  review: '– review',
  reject: '✗ reject',
  'outside-domain': '✗ outside the domain',
};

export function addGate(program: Command): void {
  program
    .command('gate')
    .description('Decide by a trust policy whether to accept an answer: exit code 0, 10, 11 or 12')
    .argument('<answer>', 'JSON file with the answer; - for the standard input')
    .requiredOption('--policy <file>', 'policy that `credence policy` wrote')
    .option('--batch', 'the input is JSON Lines, an answer a line, and so is the output')
    .addOption(
      new Option('--outside-domain <how>', "an answer outside of the policy's domain")
        .choices(['refuse', 'review'])
        .default('refuse'),
    )
    .option('--sarif <file>', 'write what was not accepted as SARIF 2.1.0')
    .option('--junit <file>', 'write all decisions as JUnit XML')
    .option('--json', 'print decisions as JSON')
    .action(async (file: string, options: Options) => {
      const policy = await policyIn(options.policy);
      const { outsideDomain, batch = false, json, sarif, junit } = options;
      const all: readonly Decided[] = answersOf(await input(file), file, batch).map((answer) => ({
        answer,
        decided: gate(policy, answer, { outsideDomain }),
      }));
      // Only where they are wanted: a hook waits for what is loaded.
      if (sarif) {
        const { gateAsSarif } = await import('../report/gate-sarif.ts');
        await writeResult('The decisions', sarif, gateAsSarif(policy, all));
      }
      if (junit) {
        const { gateAsJUnit } = await import('../report/gate-junit.ts');
        await writeResult('The decisions', junit, gateAsJUnit(policy, all));
      }
      const gravest = gravity.find((one) => all.some(({ decided }) => decided.decision === one));
      // Before anything is printed: whoever reads us may stop reading, which must not look like *accept*.
      process.exitCode = gravest ? decisionExitCodes[gravest] : ExitCode.done;
      if (all.length === 0) tell(`${file}: There are no answers, so nothing was decided.`);
      for (const { answer, decided } of all) {
        const { decision, reasons } = decided;
        if (batch)
          print(JSON.stringify({ ...(answer.id !== undefined && { id: answer.id }), ...decided }));
        else if (json) print(JSON.stringify({ ...decided, guarantee: policy.guarantee }, null, 2));
        else print(`${marks[decision]}: ${reasons.join('; ')}`);
      }
    });
}
