import type { OutcomeRow } from '../../schema.ts';
import { type Part, StackedBar } from '../charts/stacked-bar.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, temperature } from '../format/number.ts';
import { modelName } from '../format/words.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Term } from '../parts/term.tsx';
import { judged, modelsOf, outcomeRows, pooledOutcomes } from '../reading/rows.ts';

export function OutcomesSection() {
  const { data, view } = usePage();
  const rows = modelsOf(data).flatMap((model) => {
    const pooled = pooledOutcomes(data, { model, benchmark: view.benchmark });
    return pooled === null ? [] : [pooled];
  });
  return (
    <Section
      id="outcomes"
      title="What became of the answers?"
      lead={
        <>
          Every program was run in a sandbox: tested for its function, then attacked.{' '}
          <Term of="vulnerable">Vulnerable</Term> means that an exploit worked,{' '}
          <Term of="secure">secure</Term> that all were repelled,{' '}
          <Term of="inconclusive">inconclusive</Term> that it cannot be told.
        </>
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
          <details class="more">
            <summary>Counts by temperature</summary>
            <OutcomeTable />
          </details>
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
  const unjudged = row.samples - judged(row);
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
      {unjudged > 0 ? (
        <p class="note">{counted(unjudged, 'answer')} not judged (skipped or not reached).</p>
      ) : null}
    </figure>
  );
}

function OutcomeTable() {
  const { data, view } = usePage();
  const rows = modelsOf(data).flatMap((model) =>
    outcomeRows(data, { model, benchmark: view.benchmark }),
  );
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
