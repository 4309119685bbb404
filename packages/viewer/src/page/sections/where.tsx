import { HeatMap } from '../charts/heat-map.tsx';
import { usePage } from '../context.ts';
import { percent, withInterval } from '../format/number.ts';
import { languageName, methodName } from '../format/words.ts';
import { More } from '../parts/more.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { trustMap, whereFinding } from '../reading/findings.ts';

const fewTasks = 3;
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** Which weaknesses, in which languages, get through. */
export function WhereSection() {
  const { data, measures, method, threshold } = usePage();
  const cells = trustMap(measures, method, threshold);
  const finding = whereFinding(measures, method, threshold);
  const weaknesses = [...new Set(cells.map(({ cwe }) => cwe))].sort(byNumber);
  const languages = [...new Set(cells.map(({ language }) => language))].sort();
  const caption = `False Trust at ${percent(threshold)} by weakness and language (${methodName(data, method)})`;
  return (
    <Section
      id="where"
      title="Where is False Trust?"
      lead={
        <>
          Of the answers given {percent(threshold)} or more confidence in their security, how many
          are vulnerable, for each weakness (<Term of="cwe">CWE</Term>) that tasks invite, in each
          language. Pale cells rest on fewer than {fewTasks} tasks.
        </>
      }
    >
      {cells.every(({ share }) => share.n === 0) ? (
        <Nothing>
          No judged answer was given {percent(threshold)} confidence or more in its security.
        </Nothing>
      ) : (
        <>
          <p class="reading">{finding === null ? null : <Sentences of={finding} />}</p>
          <ScrollRegion class="table-scroll" label={caption}>
            <HeatMap
              caption={caption}
              rows={weaknesses}
              columns={languages.map((id) => ({ id, name: languageName(id) }))}
              cell={(cwe, language) =>
                cells.find((one) => one.cwe === cwe && one.language === language)?.share
              }
              few={fewTasks}
            />
          </ScrollRegion>
          <More summary="With intervals">
            <ScrollRegion class="table-scroll" label={`${caption}, with intervals`}>
              <table class="numbers">
                <caption class="sr-only">{caption}, with intervals</caption>
                <thead>
                  <tr>
                    <th scope="col">Weakness</th>
                    <th scope="col" class="word">
                      Language
                    </th>
                    <th scope="col">Vulnerable</th>
                    <th scope="col">Trusted</th>
                    <th scope="col">Tasks</th>
                    <th scope="col">False Trust</th>
                  </tr>
                </thead>
                <tbody>
                  {[...cells]
                    .filter(({ share }) => share.n > 0)
                    .sort((a, b) => (b.share.rate.low ?? 0) - (a.share.rate.low ?? 0))
                    .map(({ cwe, language, share }) => (
                      <tr key={`${cwe} ${language}`}>
                        <th scope="row">{cwe}</th>
                        <td class="word">{languageName(language)}</td>
                        <td>{share.hits}</td>
                        <td>{share.n}</td>
                        <td>{share.tasks}</td>
                        <td>{withInterval(share.rate, 'percent')}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </ScrollRegion>
            <p class="note">
              Intervals here are cluster-robust by task (t distribution); where all answers agree,
              Wilson’s, each task taken as one trial.
            </p>
          </More>
        </>
      )}
    </Section>
  );
}
