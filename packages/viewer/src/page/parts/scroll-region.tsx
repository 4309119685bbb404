import type { ComponentChildren } from 'preact';

/** Content wider than the page, which scrolls by itself and is reached by keyboard, too. */
export function ScrollRegion({
  label,
  class: kind,
  children,
}: {
  label: string;
  class: string;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus the keyboard cannot scroll it.
    <section class={kind} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
