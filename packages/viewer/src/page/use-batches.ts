import { useEffect, useState } from 'preact/hooks';
import { usePage } from './context.ts';
import type { Batch } from './reading/batch.ts';

/** Within it a change of a filter is answered at once. */
const firstSlice = 40;
/** A reader notices what takes longer. */
const slice = 25;
/** Drawing takes time, too. */
const betweenDrawings = 250;

/** Batches that are on the page and not done, of all views together. */
let open = 0;

/**
 * Goes through batches, one after the other, in slices of time, and draws the view again as they fill.
 * Of the first batch values come before intervals. Where nobody is waiting all is computed at once.
 * @param eager whether values are wanted, and begun with before the first drawing
 */
export function useBatches(batches: readonly Batch<unknown>[], eager = true): void {
  const { immediate } = usePage();
  const [, redraw] = useState(0);
  const [first, ...others] = batches;
  for (const batch of eager ? others : batches) batch.skipValues();
  if (immediate) for (const batch of batches) batch.finish();
  else if (first !== undefined && eager) {
    // Before the first drawing, so that what can be told at once is told at once.
    work([first], firstSlice, () => first.hasValues);
  }
  useEffect(() => {
    const mine = batches.filter((batch) => !batch.done);
    if (mine.length === 0) return;
    open += 1;
    let drawn = performance.now();
    let timer = 0;
    const go = () => {
      const valued = mine[0]?.hasValues;
      work(mine, slice);
      const now = performance.now();
      const done = mine.every((batch) => batch.done);
      if (done || now - drawn > betweenDrawings || valued !== mine[0]?.hasValues) {
        drawn = now;
        redraw((times) => times + 1);
      }
      if (!done) timer = setTimeout(go);
      else end();
    };
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      open -= 1;
      // For whoever measures the page, and waits for all of its numbers.
      if (open === 0) setTimeout(() => dispatchEvent(new Event('credence:settled')));
    };
    timer = setTimeout(go);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, batches);
}

function work(
  batches: readonly Batch<unknown>[],
  milliseconds: number,
  enough: () => boolean = () => false,
): void {
  const until = performance.now() + milliseconds;
  for (const batch of batches) {
    while (!batch.done && !enough()) {
      batch.step();
      if (performance.now() > until) return;
    }
  }
}
