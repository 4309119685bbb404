/** How far a run is. Counts include what earlier runs of the study had done. */
export interface Tally {
  readonly planned: number;
  readonly generated: number;
  /** Samples whose confidences are all there. */
  readonly elicited: number;
  /** Samples whose code has a verdict, and those without code. */
  readonly judged: number;
  /** Of the planned, and of the generated: those that repair others. Planned round by round. */
  readonly repairsPlanned: number;
  readonly repairs: number;
  readonly failures: number;
  readonly usd: number;
}

export type ProgressListener = (tally: Tally) => void;
