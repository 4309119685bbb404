import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const rowHeight = 46;
const overscan = 8;

/** What a row gets to draw itself with. */
export interface RowProps {
  readonly index: number;
  /** Whether the Tab key stops at this row's button. */
  readonly stop: boolean;
}

/**
 * A table whose rows have one height, of which only those in view exist. Each row has one button
 * with the attribute `data-row`; the Tab key stops at one of them, and arrows, Page Up and Down,
 * Home and End move among them.
 */
export function VirtualTable({
  count,
  label,
  head,
  row,
}: {
  count: number;
  label: string;
  head: ComponentChildren;
  /** The cells of a row. */
  row: (props: RowProps) => ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [active, setActive] = useState(0);
  const [moves, setMoves] = useState(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (moves === 0) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${active}"]`);
    row?.focus({ preventScroll: true });
  }, [moves]);

  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + overscan);
  const current = active >= first && active < last ? active : Math.floor(top / rowHeight);
  const page = Math.max(1, Math.floor(height / rowHeight) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: count - 1,
  };

  const move = (to: number) => {
    const index = Math.max(0, Math.min(count - 1, to));
    const element = box.current;
    if (element !== null) {
      const head = element.querySelector('thead')?.offsetHeight ?? 0;
      const start = index * rowHeight;
      const room = element.clientHeight - head - rowHeight;
      element.scrollTop = Math.min(start, Math.max(element.scrollTop, start - room));
      setTop(element.scrollTop);
    }
    setActive(index);
    setMoves(moves + 1);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move among the buttons inside.
    <div
      ref={box}
      class="virtual"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        const step = steps[event.key];
        const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
        if (step === undefined || !onRow) return;
        event.preventDefault();
        move(step);
      }}
    >
      <table aria-label={label} aria-rowcount={count + 1}>
        {head}
        <tbody>
          <tr class="spacer" style={{ height: `${first * rowHeight}px` }} />
          {Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
            const index = first + offset;
            return (
              <tr key={index} aria-rowindex={index + 2} style={{ height: `${rowHeight}px` }}>
                {row({ index, stop: index === current })}
              </tr>
            );
          })}
          <tr class="spacer" style={{ height: `${(count - last) * rowHeight}px` }} />
        </tbody>
      </table>
    </div>
  );
}
