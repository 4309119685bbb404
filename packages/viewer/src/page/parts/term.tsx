import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Meaning } from '../format/meanings.ts';
import { type GlossaryKey, glossary } from '../glossary.ts';

interface Place {
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
}

const width = 300;

/** A word of the glossary with its explanation on hover, focus or tap. */
export function Term({ of, children }: { of: GlossaryKey; children?: ComponentChildren }) {
  return <Explained as={glossary[of]}>{children}</Explained>;
}

/** Any word with its explanation. */
export function Explained({ as: entry, children }: { as: Meaning; children?: ComponentChildren }) {
  const [place, setPlace] = useState<Place | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  const show = () => {
    const box = button.current?.getBoundingClientRect();
    if (box === undefined) return;
    const above = box.top > innerHeight / 2;
    const left = Math.min(Math.max(8, box.left), Math.max(8, innerWidth - width - 8));
    setPlace({ left, top: above ? box.top - 8 : box.bottom + 8, above });
  };
  const hide = () => setPlace(null);

  return (
    <>
      <button
        ref={button}
        type="button"
        class="term"
        aria-describedby={id}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || place === null) return;
          event.stopPropagation();
          event.preventDefault();
          hide();
        }}
      >
        {children ?? entry.word}
      </button>
      <span
        role="tooltip"
        id={id}
        hidden={place === null}
        class={`tip${place?.above ? ' tip-above' : ''}`}
        style={place === null ? {} : { left: `${place.left}px`, top: `${place.top}px` }}
      >
        <strong>{entry.word}.</strong> {entry.text}
      </span>
    </>
  );
}
