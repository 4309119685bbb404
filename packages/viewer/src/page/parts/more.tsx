import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** What most readers pass over: drawn, and computed, when it is opened. */
export function More({ summary, children }: { summary: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open ? children : null}
    </details>
  );
}
