import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportData } from '../schema.ts';
import { type Page, PageProvider } from './context.ts';
import { benchmarkName, methodName } from './format/words.ts';
import { Choice } from './parts/choice.tsx';
import { ThemeToggle } from './parts/theme.tsx';
import { benchmarksOf, methodsOf } from './reading/rows.ts';
import { Facts } from './sections/facts.tsx';
import { FalseTrustSection } from './sections/false-trust.tsx';
import { GlossarySection } from './sections/glossary.tsx';
import { HeadlineSection } from './sections/headline.tsx';
import { MethodSection } from './sections/method.tsx';
import { OutcomesSection } from './sections/outcomes.tsx';
import { OverconfidenceSection } from './sections/overconfidence.tsx';
import { ReliabilitySection } from './sections/reliability.tsx';
import { SampleDetail } from './sections/sample-detail.tsx';
import { SamplesSection } from './sections/samples.tsx';
import { useUrlState } from './use-url-state.ts';

const sections = [
  ['overview', 'Overview'],
  ['overconfidence', 'Overconfidence'],
  ['reliability', 'Reliability'],
  ['outcomes', 'Outcomes'],
  ['false-trust', 'False Trust'],
  ['samples', 'Answers'],
  ['method', 'Method'],
  ['glossary', 'Words'],
] as const;

const firstOr = (wanted: string | null, values: readonly string[]) =>
  wanted !== null && values.includes(wanted) ? wanted : (values[0] ?? '');

export function App({ data }: { data: ReportData }) {
  const [state, change] = useUrlState();
  const [among, setAmong] = useState<readonly string[]>([]);
  const benchmarks = useMemo(() => benchmarksOf(data), [data]);
  const methods = useMemo(() => methodsOf(data), [data]);
  const open = useCallback(
    (sample: string, keys: readonly string[]) => {
      setAmong(keys);
      change({ sample });
    },
    [change],
  );
  const benchmark = firstOr(state.benchmark, benchmarks);
  const method = firstOr(state.method, methods);
  const temperature =
    state.temperature === null
      ? null
      : (data.study.temperatures.find((value) => String(value) === state.temperature) ?? null);
  const page = useMemo<Page>(
    () => ({ data, view: { benchmark, method }, temperature, change, open }),
    [data, benchmark, method, temperature, change, open],
  );

  useEffect(() => {
    if (state.at !== null) document.getElementById(state.at)?.scrollIntoView();
  }, [state.at]);

  const sample =
    state.sample === null ? undefined : data.samples.find(({ key }) => key === state.sample);
  const place = state.sample === null ? -1 : among.indexOf(state.sample);
  const to = (key: string | undefined) =>
    place < 0 || key === undefined ? null : () => change({ sample: key });

  return (
    <PageProvider value={page}>
      <a class="skip" href="#overview">
        Skip to the results
      </a>
      <header class="top">
        <p class="brand">
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path class="brand-line" d="M2 18 18 2" />
            <circle class="brand-dot" cx="14.5" cy="13.5" r="3.5" />
          </svg>
          Credence
          {data.study.simulated === null ? null : <span class="stamp">simulated</span>}
        </p>
        <nav aria-label="Sections">
          {sections.map(([id, name]) => (
            <a
              key={id}
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                change({ at: id });
                const section = document.getElementById(id);
                section?.scrollIntoView();
                section?.focus({ preventScroll: true });
              }}
            >
              {name}
            </a>
          ))}
        </nav>
        <ThemeToggle />
      </header>
      <Banners data={data} />
      <main>
        {benchmarks.length > 1 || methods.length > 1 ? (
          <div class="lenses">
            {benchmarks.length > 1 ? (
              <Choice
                label="Tasks"
                value={benchmark}
                onChange={(value) => change({ benchmark: value })}
                options={benchmarks.map((id) => ({ value: id, label: benchmarkName(id) }))}
              />
            ) : null}
            {methods.length > 1 ? (
              <Choice
                label="Confidence"
                value={method}
                onChange={(value) => change({ method: value })}
                options={methods.map((id) => ({ value: id, label: methodName(data, id) }))}
              />
            ) : null}
          </div>
        ) : null}
        <HeadlineSection />
        <Facts />
        <OverconfidenceSection />
        <ReliabilitySection />
        <OutcomesSection />
        <FalseTrustSection />
        <SamplesSection />
        <MethodSection />
        <GlossarySection />
      </main>
      <footer>
        {data.study.name} · written by Credence {data.study.credenceVersion}
        {data.study.simulated === null ? '' : ' · simulated data'}
      </footer>
      {sample === undefined ? null : (
        <SampleDetail
          sample={sample}
          previous={to(among[place - 1])}
          next={to(among[place + 1])}
          onClose={() => change({ sample: null })}
        />
      )}
    </PageProvider>
  );
}

function Banners({ data }: { data: ReportData }) {
  const { simulated, partial } = data.study;
  if (simulated === null && partial === null) return null;
  return (
    <aside class="banners" aria-label="About these data">
      {simulated === null ? null : (
        <p class="banner">
          <strong>Simulated data.</strong> {simulated}
        </p>
      )}
      {partial === null ? null : (
        <p class="banner">
          <strong>Partial study.</strong> {partial}
        </p>
      )}
    </aside>
  );
}
