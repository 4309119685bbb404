import { usePage } from '../context.ts';
import {
  gateMeanings,
  type Meaning,
  outcomeMeanings,
  recalibrationMeanings,
  strategyMeanings,
} from '../format/meanings.ts';
import { methodMeaning } from '../format/words.ts';
import { glossary } from '../glossary.ts';
import { Section } from '../parts/section.tsx';

/** Every word that a newcomer may not know: the field's own, then those of this study. */
export function GlossarySection() {
  const { data, facts } = usePage();
  const known = (meanings: Readonly<Record<string, Meaning>>, ids: readonly string[]) =>
    ids.flatMap((id) => meanings[id] ?? []);
  const lists: readonly (readonly [title: string, entries: readonly Meaning[]])[] = [
    ['', Object.values(glossary).sort((a, b) => (a.word < b.word ? -1 : 1))],
    [
      'Ways of finding out how sure a model is',
      data.study.methods.map(({ id }) => methodMeaning(data, id)),
    ],
    ['Outcomes', Object.values(outcomeMeanings)],
    [
      'Ways of asking for code',
      facts.promptings.length > 1 ? known(strategyMeanings, facts.promptings) : [],
    ],
    [
      'Recalibrations',
      data.recalibration === undefined ? [] : Object.values(recalibrationMeanings),
    ],
    ['Gates', known(gateMeanings, data.gates?.gates.map(({ id }) => id) ?? [])],
  ];
  return (
    <Section id="glossary" title="What do the words mean?">
      {lists
        .filter(([, entries]) => entries.length > 0)
        .map(([title, entries]) => (
          <div key={title}>
            {title === '' ? null : <h3>{title}</h3>}
            <dl class="glossary">
              {entries.map(({ word, text }) => (
                <div key={word}>
                  <dt>{word}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
    </Section>
  );
}
