import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { type Page, PageProvider } from './context.ts';
import type { LoadedReport } from './load.ts';
import { FilterBar } from './parts/filter-bar.tsx';
import { ThemeToggle } from './parts/theme.tsx';
import { select } from './reading/filter.ts';
import { Measures } from './reading/measures.ts';
import { methodsOf } from './reading/rows.ts';
import { SampleDetail } from './sections/sample-detail.tsx';
import { useUrlState } from './use-url-state.ts';
import { everything, viewsOf } from './views.tsx';

const firstOr = (wanted: string | null, values: readonly string[]) =>
  wanted !== null && values.includes(wanted) ? wanted : (values[0] ?? '');

/** A threshold as the address has it, or the study's own. */
function thresholdOf(text: string | null, usual: number): number {
  const value = Number(text ?? Number.NaN);
  return text !== null && value >= 0 && value <= 1 ? value : usual;
}

export function App({ report, live }: { report: LoadedReport; live: boolean }) {
  const { head: data, facts, answers, other } = report;
  const [state, change] = useUrlState();
  const [among, setAmong] = useState<ArrayLike<number>>([]);
  const open = useCallback(
    (row: number, rows: ArrayLike<number>) => {
      setAmong(rows);
      change({ sample: facts.keys[row] ?? null });
    },
    [change, facts],
  );
  const filter = JSON.stringify(state.filter);
  const measures = useMemo(
    () => new Measures(facts, select(facts, state.filter), data.study.falseTrustThreshold),
    // The filter is compared by what it says: each reading of the address makes a new one.
    [facts, filter],
  );
  const method = firstOr(state.method, methodsOf(data, measures));
  const threshold = thresholdOf(state.threshold, data.study.falseTrustThreshold);
  const page = useMemo<Page>(
    () => ({
      ...{ data, facts, other, answers, measures, method, threshold },
      ...{ immediate: false, state, change, open },
    }),
    [data, facts, other, answers, measures, method, threshold, state, change, open],
  );

  const views = useMemo(() => viewsOf(data, facts), [data, facts]);
  const at = state.at ?? 'overview';
  const shown = at === everything ? views : views.filter((view) => view.id === at);
  const now = shown.length === 0 ? views.slice(0, 1) : shown;
  useEffect(() => scrollTo(0, 0), [at]);
  useLayoutEffect(() => {
    // For whoever measures the page: all of it has been computed and drawn now.
    performance.mark('first-view');
    dispatchEvent(new Event('credence:drawn'));
  }, [page, at]);

  const row = state.sample === null ? -1 : rowOf(facts.keys, state.sample);
  const place = Array.prototype.indexOf.call(among, row);
  const to = (step: number) => {
    const next = place < 0 ? undefined : among[place + step];
    return next === undefined ? null : () => open(next, among);
  };

  return (
    <PageProvider value={page}>
      <button
        type="button"
        class="skip"
        onClick={() => document.getElementById('content')?.focus()}
      >
        Skip to the results
      </button>
      <header class="top">
        <p class="brand">
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path class="brand-line" d="M2 18 18 2" />
            <circle class="brand-dot" cx="14.5" cy="13.5" r="3.5" />
          </svg>
          Credence
          {data.study.simulated === null ? null : <span class="stamp">simulated</span>}
          {data.study.imported === undefined ? null : <span class="stamp">imported</span>}
          {live ? <span class="stamp stamp-live">live</span> : null}
        </p>
        <h1 class="top-study">{data.study.name}</h1>
        <ThemeToggle />
      </header>
      <Banners data={data} />
      <div class="layout">
        <nav class="side" aria-label="Views">
          {views.map(({ id, name, group }, index) => (
            <ViewLink
              key={id}
              id={id}
              name={name}
              heading={group === views[index - 1]?.group ? null : group}
              current={at === id || (now.length === 1 && now[0]?.id === id)}
              go={() => change({ at: id })}
            />
          ))}
          <ViewLink
            id={everything}
            name="All on one page"
            heading={null}
            current={at === everything}
            go={() => change({ at: everything })}
          />
        </nav>
        <main id="content" tabIndex={-1}>
          <FilterBar />
          {now.map(({ id, show: View }) => (
            <View key={id} />
          ))}
        </main>
      </div>
      <footer>
        {data.study.name} · written by Credence {data.study.credenceVersion}
        {data.study.simulated === null ? '' : ' · simulated data'}
        {data.study.imported === undefined ? '' : ' · recorded by others'}
      </footer>
      {row < 0 ? null : (
        <SampleDetail
          row={row}
          previous={to(-1)}
          next={to(1)}
          onClose={() => change({ sample: null })}
        />
      )}
    </PageProvider>
  );
}

/** The sample with this key, or with the only key that begins like it. */
function rowOf(keys: readonly string[], wanted: string): number {
  const exact = keys.indexOf(wanted);
  return exact >= 0 ? exact : keys.findIndex((key) => wanted.startsWith(key));
}

function ViewLink({
  id,
  name,
  heading,
  current,
  go,
}: {
  id: string;
  name: string;
  heading: string | null;
  current: boolean;
  go: () => void;
}) {
  return (
    <>
      {heading === null ? null : <p class="side-group">{heading}</p>}
      <a
        href={`#${id}`}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {name}
      </a>
    </>
  );
}

function Banners({ data }: Pick<Page, 'data'>) {
  const { simulated, imported, partial } = data.study;
  if (simulated === null && imported === undefined && partial === null) return null;
  return (
    <aside class="banners" aria-label="About these data">
      {simulated === null ? null : (
        <p class="banner">
          <strong>Simulated data.</strong> {simulated}
        </p>
      )}
      {imported === undefined ? null : (
        <p class="banner">
          <strong>Recorded by others.</strong> {imported}
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
