/** What the address remembers, so that a link shows the same thing to someone else. */
export interface UrlState {
  /** The section in view. */
  readonly at: string | null;
  /** Key of the sample that is open. */
  readonly sample: string | null;
  readonly method: string | null;
  readonly benchmark: string | null;
  readonly temperature: string | null;
}

const names = ['at', 'sample', 'method', 'benchmark', 'temperature'] as const;

/** Reads the part after `#`. A part without `=` is the id of a section, as in any page. */
export function parseState(hash: string): UrlState {
  const text = hash.replace(/^#/, '');
  const values = new URLSearchParams(text.includes('=') ? text : '');
  const get = (name: (typeof names)[number]) => values.get(name);
  return {
    at: text !== '' && !text.includes('=') ? text : get('at'),
    sample: get('sample'),
    method: get('method'),
    benchmark: get('benchmark'),
    temperature: get('temperature'),
  };
}

/** The part after `#`, or an empty string when there is nothing to remember. */
export function formatState(state: UrlState): string {
  const values = new URLSearchParams();
  for (const name of names) {
    const value = state[name];
    if (value !== null) values.set(name, value);
  }
  const onlySection = state.at !== null && [...values.keys()].length === 1;
  return onlySection ? `#${state.at}` : values.size === 0 ? '' : `#${values}`;
}
