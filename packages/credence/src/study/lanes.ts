/**
 * Does work on items, so many at a time as `width` says whenever one ends: it may change meanwhile.
 * An item is drawn only when there is room for it.
 * @param work must not reject; whether to go on is for `items` to say
 */
export async function inLanes<T>(
  items: Iterator<T> | AsyncIterator<T>,
  width: () => number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let running = 0;
  let drained = false;
  let wake = () => {};
  const end = () => {
    running -= 1;
    wake();
  };
  for (;;) {
    while (!drained && running < Math.max(1, width())) {
      const next = await items.next();
      if (next.done) drained = true;
      else {
        running += 1;
        void work(next.value).finally(end);
      }
    }
    if (running === 0) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
