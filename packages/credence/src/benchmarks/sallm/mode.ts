/** How SALLM's tests are run; see `docs/sallm.md`. */
export const sallmModes = ['sound', 'as-published'] as const;
export type SallmMode = (typeof sallmModes)[number];

/** Studies of both modes must never be mixed up, so each has a name of its own. */
export const sallmId = (mode: SallmMode): string => (mode === 'sound' ? 'sallm' : `sallm-${mode}`);
