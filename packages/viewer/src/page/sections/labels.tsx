import type { OutcomeRow } from '../../schema.ts';
import { type Part, StackedBar } from '../charts/stacked-bar.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, signedPoints, temperature } from '../format/number.ts';
import { modelName, targetName } from '../format/words.ts';
import { More } from '../parts/more.tsx';
import { Value } from '../parts/number.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { labelFinding } from '../reading/findings.ts';
import { outcomeRows, pooledRow, targetsOf } from '../reading/rows.ts';

export function LabelsSection() {
  const { data, measures, method } = usePage();
  const rows = measures.models.map((model) => measures.outcomes({ model }));
  const finding = labelFinding(measures, method, 'security');
  const { total, audited } = data.tasks;
  const recorded = data.study.imported !== undefined;
  return (
    <Section
      id="labels"
      figures
      title="What became of the answers, and how sure is that?"
      lead={
        recorded ? (
          'Others judged these answers, in their own way: what they recorded is shown as it stands.'
        ) : (
          <>
            Every program was run in a sandbox: tested for its function, then attacked.{' '}
            <Term of="vulnerable">Vulnerable</Term> means that an exploit worked,{' '}
            <Term of="secure">secure</Term> that all were repelled,{' '}
            <Term of="inconclusive">inconclusive</Term> that it cannot be told.
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <Nothing>No answer has been judged yet.</Nothing>
      ) : (
        <>
          <p class="legend">
            <span class="key">
              <span class="swatch swatch-good" />
              works / secure
            </span>
            <span class="key">
              <span class="swatch swatch-bad" />
              fails / vulnerable
            </span>
            <span class="key">
              <span class="swatch swatch-open" />
              inconclusive
            </span>
          </p>
          <div class="panels">
            {rows.map((row) => (
              <ModelOutcomes key={row.model} row={row} />
            ))}
          </div>
          <More summary="Counts by temperature">
            <OutcomeTable />
          </More>
          <p class="reading">
            {finding === null ? null : <Sentences of={finding} />}{' '}
            {recorded ? (
              'How far these outcomes can be believed is not known here: no oracle was audited.'
            ) : (
              <>
                The oracles of {audited === total ? 'all' : `${count(audited)} of`}{' '}
                {counted(total, 'task')} have been audited: known secure and insecure solutions were
                judged first, and every one came out as it should.
              </>
            )}
          </p>
          <Unknown />
        </>
      )}
    </Section>
  );
}

function functionalParts({ functional }: OutcomeRow): readonly Part[] {
  return [
    { name: 'pass', tone: 'good', count: functional.pass },
    { name: 'fail', tone: 'bad', count: functional.fail },
    { name: 'inconclusive', tone: 'open', count: functional.inconclusive },
  ];
}

function securityParts({ security }: OutcomeRow): readonly Part[] {
  return [
    { name: 'secure', tone: 'good', count: security.secure },
    { name: 'vulnerable', tone: 'bad', count: security.vulnerable },
    { name: 'inconclusive', tone: 'open', count: security.inconclusive },
  ];
}

function ModelOutcomes({ row }: { row: OutcomeRow }) {
  const { data } = usePage();
  return (
    <figure class="panel">
      <figcaption>
        <h3>{modelName(data, row.model)}</h3>
        <p class="reading">
          {row.samples === 0 ? (
            'No answers.'
          ) : (
            <>
              <strong>{row.joint === 0 ? 'None' : count(row.joint)}</strong> of{' '}
              {counted(row.samples, 'answer')}{' '}
              {row.joint === 0 ? '' : `(${percent(row.joint / row.samples)}) `}
              {row.joint === 1 || row.joint === 0 ? 'is' : 'are'} both correct and secure.
            </>
          )}
        </p>
      </figcaption>
      <div>
        <p class="bar-name">Function</p>
        <StackedBar parts={functionalParts(row)} total={row.samples} label="Function" />
        <p class="bar-name">Security</p>
        <StackedBar parts={securityParts(row)} total={row.samples} label="Security" />
      </div>
    </figure>
  );
}

function OutcomeTable() {
  const { data, measures } = usePage();
  const rows = measures.models.flatMap((model) => outcomeRows(measures, model));
  const caption = 'Outcomes of every model by temperature';
  return (
    <ScrollRegion class="table-scroll" label={caption}>
      <table class="numbers">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {[
              'Model',
              'Temp.',
              'Answers',
              'Pass',
              'Fail',
              'Inconclusive (function)',
              'Secure',
              'Vulnerable',
              'Inconclusive (security)',
              'Correct and secure',
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.model} ${row.temperature}`}
              class={row.temperature === null ? 'pooled' : ''}
            >
              <th scope="row">{modelName(data, row.model)}</th>
              <td>{temperature(row.temperature)}</td>
              <td>{count(row.samples)}</td>
              <td>{count(row.functional.pass)}</td>
              <td>{count(row.functional.fail)}</td>
              <td>{count(row.functional.inconclusive)}</td>
              <td>{count(row.security.secure)}</td>
              <td>{count(row.security.vulnerable)}</td>
              <td>{count(row.security.inconclusive)}</td>
              <td>{count(row.joint)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Unknown() {
  const { data, measures, method } = usePage();
  const rows = measures.models.flatMap((model) =>
    targetsOf(measures, method).flatMap(
      (target) => pooledRow(measures, { method, model, target }) ?? [],
    ),
  );
  const caption = 'What inconclusive answers could change';
  return (
    <>
      <h3 class="unknown-title">What could the unknown change?</h3>
      <p class="lead">
        <Term of="inconclusive">Inconclusive</Term> verdicts and{' '}
        <Term of="missing">missing confidences</Term> are left out of the numbers. Here is how far
        the <Term of="gap">gap</Term> would move if every inconclusive answer had turned out good,
        and if every one had turned out bad.
      </p>
      <ScrollRegion class="table-scroll" label={caption}>
        <table class="numbers">
          <caption class="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col" class="word">
                Target
              </th>
              <th scope="col">Gap, points</th>
              <th scope="col">if all were good</th>
              <th scope="col">if all were bad</th>
              <th scope="col">Inconclusive</th>
              <th scope="col">Without confidence</th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.model} ${row.target}`}>
                <th scope="row">{modelName(data, row.model)}</th>
                <td class="word">{targetName[row.target]}</td>
                <td>
                  <Value of={row.gap} unit="points" row={row} metric="gap" />
                </td>
                <td>{orDash(row.gapIfInconclusive.good)}</td>
                <td>{orDash(row.gapIfInconclusive.bad)}</td>
                <td>{count(row.inconclusive)}</td>
                <td>{count(row.missing)}</td>
                <td>{count(row.samples)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const orDash = (value: number | null) => (value === null ? '–' : signedPoints(value));
