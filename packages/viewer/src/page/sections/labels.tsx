import type { CalibrationRow, OutcomeRow } from '../../schema.ts';
import { type Part, StackedBar } from '../charts/stacked-bar.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, signedPoints, temperature } from '../format/number.ts';
import { modelName } from '../format/words.ts';
import { aboutColumns, gapColumn } from '../parts/calibration-table.tsx';
import { More } from '../parts/more.tsx';
import { type NumbersColumn, NumbersTable } from '../parts/numbers-table.tsx';
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
    { name: 'work', tone: 'good', count: functional.pass },
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

const outcomeColumns: readonly NumbersColumn<OutcomeRow>[] = [
  { head: 'Temp.', of: (row) => temperature(row.temperature) },
  { head: 'Answers', of: (row) => count(row.samples) },
  { head: 'Works', of: (row) => count(row.functional.pass) },
  { head: 'Fails', of: (row) => count(row.functional.fail) },
  { head: 'Inconclusive (function)', of: (row) => count(row.functional.inconclusive) },
  { head: 'Secure', of: (row) => count(row.security.secure) },
  { head: 'Vulnerable', of: (row) => count(row.security.vulnerable) },
  { head: 'Inconclusive (security)', of: (row) => count(row.security.inconclusive) },
  { head: 'Correct and secure', of: (row) => count(row.joint) },
];

function OutcomeTable() {
  const { data, measures } = usePage();
  return (
    <NumbersTable
      caption="Outcomes of every model by temperature"
      columns={[
        { head: 'Model', row: true, of: (row) => modelName(data, row.model) },
        ...outcomeColumns,
      ]}
      rows={measures.models.flatMap((model) => outcomeRows(measures, model))}
      keyOf={(row) => `${row.model} ${row.temperature}`}
      classOf={(row) => (row.temperature === null ? 'pooled' : '')}
    />
  );
}

const unknownColumns: readonly NumbersColumn<CalibrationRow>[] = [
  gapColumn,
  { head: 'if all were good', of: (row) => orDash(row.gapIfInconclusive.good) },
  { head: 'if all were bad', of: (row) => orDash(row.gapIfInconclusive.bad) },
  { head: 'Inconclusive', of: (row) => count(row.inconclusive) },
  { head: 'Without confidence', of: (row) => count(row.missing) },
  { head: 'Answers', of: (row) => count(row.samples) },
];

function Unknown() {
  const { data, measures, method, state } = usePage();
  const rows = measures.models.flatMap((model) =>
    targetsOf(measures, method, state.target).flatMap(
      (target) => pooledRow(measures, { method, model, target }) ?? [],
    ),
  );
  return (
    <>
      <h3 class="unknown-title">What could the unknown change?</h3>
      <p class="lead">
        <Term of="inconclusive">Inconclusive</Term> verdicts and{' '}
        <Term of="missing">missing confidences</Term> are left out of the numbers. Here is how far
        the <Term of="gap">gap</Term> would move if every inconclusive answer had turned out good,
        and if every one had turned out bad.
      </p>
      <NumbersTable
        caption="What inconclusive answers could change"
        columns={[...aboutColumns(data), ...unknownColumns]}
        rows={rows}
        keyOf={(row) => `${row.model} ${row.target}`}
      />
    </>
  );
}

const orDash = (value: number | null) => (value === null ? '–' : signedPoints(value));
