import type { Observation } from '../../core/observation.ts';
import type { Chains } from './chains.ts';
import { findFeedback } from './feedback/registry.ts';
import { partners } from './partners.ts';
import { type RepairArm, triggered } from './registry.ts';
import type { Decision } from './trigger.ts';

interface Known {
  readonly arms: readonly RepairArm[];
  readonly first: readonly Observation[];
  readonly chains: Chains;
  readonly seed: number;
  /** The confidence methods of the study. */
  readonly methods: readonly string[];
  /** Whether all first answers of a model are there; only then can a control be drawn. */
  readonly complete: (model: string) => boolean;
}

export type Decide = (arm: RepairArm, first: Observation, round: number) => Decision;

/**
 * Whether an arm repairs a first answer (or what became of it) in a round, from what the journal
 * holds. What has been repaired stays so.
 */
export function decider({ arms, first, chains, seed, methods, complete }: Known): Decide {
  const yokes = new Map<string, ReadonlyMap<string, Observation>>();
  const partnerOf = (arm: RepairArm, answer: Observation) => {
    const yoke = yokes.get(arm.name) ?? partners(first, arm.name, seed);
    yokes.set(arm.name, yoke);
    return yoke.get(answer.sample.key);
  };
  const decide: Decide = (arm, answer, round) => {
    const current = chains.at(arm.name, answer, round - 1);
    if (current === undefined || round > arm.rounds) return 'leave';
    if (chains.next(arm.name, current)) return 'repair';
    if (current.sample.code === null) return 'leave';
    const told = findFeedback(arm.feedback).say(current, feedbackMethod(arm, arms, methods));
    if (told === null) return 'unknown';
    const matched = matchedArm(arm, arms);
    if (matched === null) return triggered(arm, current, seed);
    if (!complete(answer.sample.model)) return 'unknown';
    const partner = partnerOf(arm, answer);
    return partner ? decide(matched, partner, round) : 'leave';
  };
  return decide;
}

/** The arm that a random one is the control of, or `null`. */
export function matchedArm(arm: RepairArm, arms: readonly RepairArm[]): RepairArm | null {
  if (arm.when !== 'random' || arm.match === undefined) return null;
  return arms.find(({ name }) => name === arm.match) ?? null;
}

/** The method whose confidences an arm's feedback tells: that of its trigger, else the study's first. */
export function feedbackMethod(
  arm: RepairArm,
  arms: readonly RepairArm[],
  methods: readonly string[],
): string {
  const by = matchedArm(arm, arms) ?? arm;
  return by.when === 'confidence' ? by.method : (methods[0] ?? '');
}
