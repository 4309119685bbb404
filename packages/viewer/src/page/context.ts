import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Facts, ReportHead } from '../pack/facts.ts';
import type { AnswerStore } from './answers.ts';
import type { Measures } from './reading/measures.ts';
import type { UrlState } from './reading/url-state.ts';

/** What every view needs: the data, the reader's choices, and how to change them. */
export interface Page {
  readonly data: ReportHead;
  readonly facts: Facts;
  /** Of the study that this one is compared with. */
  readonly other: Facts | null;
  readonly answers: AnswerStore;
  /** The numbers of what the filter lets through. */
  readonly measures: Measures;
  readonly method: string;
  /** Confidence from which on an answer counts as trusted. */
  readonly threshold: number;
  readonly state: UrlState;
  readonly change: (state: Partial<UrlState>) => void;
  /** Whether all numbers are wanted at once: then nothing is left to compute after drawing. */
  readonly immediate: boolean;
  /** Shows one sample; `among` are those that "next" and "previous" go through. */
  readonly open: (row: number, among: ArrayLike<number>) => void;
}

const context = createContext<Page | null>(null);
export const PageProvider = context.Provider;

export function usePage(): Page {
  const page = useContext(context);
  if (page === null) throw new Error('A view was drawn outside the page.');
  return page;
}
