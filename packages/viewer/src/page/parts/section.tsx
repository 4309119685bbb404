import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { saveText, standaloneSvg } from '../reading/figure.ts';

/** One question of the study: its title, one sentence on what is shown, and the answer. */
export function Section({
  id,
  title,
  lead,
  figures = false,
  children,
}: {
  id: string;
  title: string;
  lead?: ComponentChildren;
  /** Whether there are drawings to be saved. */
  figures?: boolean;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLElement>(null);
  const save = () => {
    const drawings = box.current?.querySelectorAll<SVGSVGElement>('svg[role="img"]') ?? [];
    drawings.forEach((drawing, index) => {
      saveText(standaloneSvg(drawing), `${id}-${index + 1}.svg`, 'image/svg+xml');
    });
  };
  return (
    <section ref={box} id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      {children}
      {figures ? (
        <p class="note screen-only">
          <button type="button" class="quiet" onClick={save}>
            Save the figures as SVG
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** Said in place of a figure that would be empty. */
export function Nothing({ children }: { children: ComponentChildren }) {
  return <p class="nothing">{children}</p>;
}
