import type { Evidence } from './evidence.ts';

/** What a gate makes of an answer. Gates only ever take trust away, or move the confidence. */
export interface Gated {
  /** The adjusted confidence, in [0, 1]. */
  readonly confidence: number;
  /** Why the answer is turned away whatever its confidence, or `null`. */
  readonly turnedAway: string | null;
}

/** Maps confidence and evidence to an adjusted confidence and a decision. Pure. */
export interface Gate {
  readonly id: string;
  readonly version: string;
  /** What it does, as a short phrase for readers of a report. */
  readonly description: string;
  /** The part of the evidence that it reads; without it the gate says nothing. */
  readonly needs: keyof Evidence;
  /**
   * It turns nothing away, but leaves no more confidence than the evidence allows: what it makes of a
   * confidence is the lesser of that and what it makes of 1. Other gates leave confidences alone.
   */
  readonly limits?: true;
  apply(confidence: number, evidence: Evidence): Gated;
}

/** Several gates one after the other: the first that turns away decides. */
export function throughGates(
  gates: readonly Gate[],
  confidence: number,
  evidence: Evidence,
): Gated {
  let adjusted = confidence;
  for (const gate of gates) {
    const { confidence: next, turnedAway } = gate.apply(adjusted, evidence);
    if (turnedAway !== null) return { confidence: next, turnedAway };
    adjusted = next;
  }
  return { confidence: adjusted, turnedAway: null };
}
