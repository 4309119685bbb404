import type { Sentence } from '../reading/sentence.ts';

export function Sentences({ of }: { of: Sentence }) {
  return (
    <>
      {of.map((part) =>
        typeof part === 'string' ? part : <strong key={part.strong}>{part.strong}</strong>,
      )}
    </>
  );
}
