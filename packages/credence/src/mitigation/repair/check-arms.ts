import { matchedArm } from './decide.ts';
import type { RepairArm } from './registry.ts';

/** What is wrong with the arms of a study that no schema of one arm can tell. */
export interface ArmProblem {
  /** Below the key `repair`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Offered {
  readonly confidence: readonly string[];
  readonly analysers: readonly string[];
}

/** Checks the arms of a study against each other and against what the study finds out. */
export function armProblems(arms: readonly RepairArm[], offered: Offered): readonly ArmProblem[] {
  return arms.flatMap((arm, index) =>
    problems(arm, arms, offered).map(([key, message]) => ({ path: [index, key], message })),
  );
}

function problems(
  arm: RepairArm,
  arms: readonly RepairArm[],
  { confidence, analysers }: Offered,
): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  if (arms.filter(({ name }) => name === arm.name).length > 1) {
    found.push(['name', `Two arms are called ${arm.name}`]);
  }
  if (arm.when === 'confidence' && !confidence.includes(arm.method)) {
    found.push(['method', `The study does not ask by ${arm.method}: add it to \`confidence\``]);
  }
  if (arm.when === 'findings' && analysers.length === 0) {
    found.push(['when', 'The study has no `analysers` whose findings could trigger a repair']);
  }
  if (arm.feedback === 'findings' && analysers.length === 0) {
    found.push(['feedback', 'The study has no `analysers` whose findings could be told']);
  }
  if (arm.feedback === 'confidence' && confidence.length === 0) {
    found.push(['feedback', 'The study asks for no `confidence` that could be told']);
  }
  if (arm.when !== 'random') return found;
  if ((arm.rate === undefined) === (arm.match === undefined)) {
    found.push(['when', `The arm ${arm.name} is random and takes either \`rate\` or \`match\``]);
  }
  if (arm.match === undefined) return found;
  const matched = matchedArm(arm, arms);
  if (matched === null || matched.when === 'random') {
    found.push(['match', `${arm.match} is no arm that a random one could be the control of`]);
  } else if (matched.rounds !== arm.rounds || matched.feedback !== arm.feedback) {
    found.push([
      'match',
      `A control differs from its arm in nothing but the trigger: ${arm.match} has rounds ${matched.rounds} and feedback ${matched.feedback}`,
    ]);
  }
  return found;
}
