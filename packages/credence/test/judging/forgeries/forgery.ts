/** What it tries, and the answer that does. */
export type Forgery = readonly [what: string, code: string];
