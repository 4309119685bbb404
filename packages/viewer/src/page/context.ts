import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReportData } from '../schema.ts';
import type { View } from './reading/rows.ts';
import type { UrlState } from './reading/url-state.ts';

/** What every view needs: the data, the reader's choices, and how to change them. */
export interface Page {
  readonly data: ReportData;
  readonly view: View;
  /** Temperature of the reliability diagrams; `null` is all of them. */
  readonly temperature: number | null;
  readonly change: (state: Partial<UrlState>) => void;
  /** Shows one sample; `among` are the samples that "next" and "previous" go through. */
  readonly open: (key: string, among: readonly string[]) => void;
}

const context = createContext<Page | null>(null);
export const PageProvider = context.Provider;

export function usePage(): Page {
  const page = useContext(context);
  if (page === null) throw new Error('A view was drawn outside the page.');
  return page;
}
