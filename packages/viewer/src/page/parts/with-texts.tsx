import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AnswerTexts } from '../../pack/facts.ts';
import { usePage } from '../context.ts';
import { Nothing } from './section.tsx';

/** Shows what takes the texts of a sample, as soon as they are unpacked. */
export function WithTexts({
  row,
  children,
}: {
  row: number;
  children: (texts: AnswerTexts) => ComponentChildren;
}) {
  const { answers, facts } = usePage();
  const [found, setFound] = useState<{
    readonly row: number;
    readonly texts?: AnswerTexts;
    readonly error?: string;
  }>({ row: -1 });
  useEffect(() => {
    if (answers.elsewhere !== null || answers.peek(row) !== null) return;
    let wanted = true;
    answers.texts(row).then(
      (texts) => wanted && setFound({ row, texts }),
      (error: unknown) => wanted && setFound({ row, error: String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [answers, row]);
  if (answers.elsewhere !== null) {
    return (
      <p>
        <a href={`${answers.elsewhere.pageOf(row)}#sample=${facts.keys[row]}`}>Open this answer</a>{' '}
        <span class="note">(kept in a file beside this one, since the study is large)</span>
      </p>
    );
  }
  const texts = answers.peek(row) ?? (found.row === row ? found.texts : undefined);
  if (texts !== undefined) return <>{children(texts)}</>;
  return (
    <Nothing>
      {found.row === row && found.error !== undefined ? found.error : 'Unpacking …'}
    </Nothing>
  );
}
