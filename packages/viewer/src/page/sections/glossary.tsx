import { glossary } from '../glossary.ts';
import { Section } from '../parts/section.tsx';

export function GlossarySection() {
  const entries = Object.values(glossary).sort((a, b) => (a.word < b.word ? -1 : 1));
  return (
    <Section id="glossary" title="What do the words mean?">
      <dl class="glossary">
        {entries.map(({ word, text }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
