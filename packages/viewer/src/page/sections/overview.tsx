import { usePage } from '../context.ts';
import { methodName, modelName } from '../format/words.ts';
import { Computing } from '../parts/computing.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { answersOf, whatHelps } from '../questions.ts';
import { useBatches } from '../use-batches.ts';
import { Facts } from './facts.tsx';
import { HeadlineSection } from './headline.tsx';

/** The study on one screen: a sentence a model, its size, and its questions with their answers. */
export function OverviewSection() {
  const page = usePage();
  const { data, method, change } = page;
  const helps = whatHelps(page);
  useBatches(helps.batches, false);
  return (
    <>
      <HeadlineSection />
      <Facts />
      <section id="questions" aria-labelledby="questions-title">
        <h2 id="questions-title">The questions of this study</h2>
        <p class="note">
          Confidence: {methodName(data, method)}. Each answer claims what its interval allows, and
          no more.
        </p>
        <Computing batches={helps.batches} />
        <ul class="questions">
          {[...answersOf(page), ...helps.questions].map(({ view, question, answers }) => (
            <li key={view}>
              <h3>
                <a
                  href={`#${view}`}
                  onClick={(event) => {
                    event.preventDefault();
                    change({ at: view });
                  }}
                >
                  {question}
                </a>
              </h3>
              {answers.map(({ model, sentence }, index) => (
                <p key={index}>
                  {model === null ? null : (
                    <span class="question-model">{modelName(data, model)}: </span>
                  )}
                  <Sentences of={sentence} />
                </p>
              ))}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
