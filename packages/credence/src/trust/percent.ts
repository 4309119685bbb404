/** A share in percent, to one decimal where it has one: `12.5 %`. */
export const percent = (share: number): string => `${+(100 * share).toFixed(1)} %`;
