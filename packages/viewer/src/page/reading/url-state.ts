import { dimensions, type Filter } from './filter.ts';

/** What the address remembers, so that a link shows the same thing to someone else. */
export interface UrlState {
  /** The view. */
  readonly at: string | null;
  /** Beginning of the key of the sample that is open. */
  readonly sample: string | null;
  readonly method: string | null;
  readonly target: string | null;
  /** The recalibration whose transfer matrices are shown. */
  readonly map: string | null;
  /** In [0, 1], as it was written. */
  readonly threshold: string | null;
  /** Words that are searched for among the answers. */
  readonly search: string | null;
  /** Column that the answers are sorted by; with `-` before it, downwards. */
  readonly sort: string | null;
  readonly filter: Filter;
}

const names = ['at', 'sample', 'method', 'target', 'map', 'threshold', 'search', 'sort'] as const;

/** Reads the part after `#`. A part without `=` is the id of a view, as in any page. */
export function parseState(hash: string): UrlState {
  const text = hash.replace(/^#/, '');
  const named = text.includes('=');
  const values = new URLSearchParams(named ? text : '');
  const state = Object.fromEntries(names.map((name) => [name, values.get(name)])) as Record<
    (typeof names)[number],
    string | null
  >;
  return {
    ...state,
    at: text !== '' && !named ? text : state.at,
    filter: Object.fromEntries(
      dimensions.map((dimension) => [dimension, values.getAll(dimension)]),
    ) as unknown as Filter,
  };
}

/** The part after `#`, or an empty string when there is nothing to remember. */
export function formatState(state: UrlState): string {
  const values = new URLSearchParams();
  for (const name of names) {
    const value = state[name];
    if (value !== null && value !== '') values.set(name, value);
  }
  for (const dimension of dimensions) {
    for (const value of state.filter[dimension]) values.append(dimension, value);
  }
  const onlyView = state.at !== null && [...values.keys()].length === 1;
  return onlyView ? `#${state.at}` : values.size === 0 ? '' : `#${values}`;
}
