import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { TargetName } from '../../schema.ts';
import { usePage } from '../context.ts';
import { cweName } from '../format/cwe.ts';
import { outcomeMeanings, strategyMeanings } from '../format/meanings.ts';
import { count, counted } from '../format/number.ts';
import {
  benchmarkName,
  languageName,
  methodMeaning,
  modelName,
  outcomeName,
  strategyName,
  targetName,
} from '../format/words.ts';
import { type Dimension, dimensions, isFiltered, noFilter, valuesOf } from '../reading/filter.ts';
import { targetsIn } from '../reading/helps.ts';
import { methodsOf } from '../reading/rows.ts';
import { Choice } from './choice.tsx';

const names: Readonly<Record<Dimension, string>> = {
  model: 'Model',
  temperature: 'Temperature',
  benchmark: 'Tasks',
  language: 'Language',
  cwe: 'Weakness',
  prompting: 'Prompting',
  function: 'Function',
  security: 'Security',
};

const targetMeanings: Readonly<Record<TargetName, string>> = {
  security: 'Is the code secure, as sure as the model says?',
  functional: 'Does the code do what was asked, as sure as the model says?',
  joint: 'Is it both?',
};

/** Chooses the answers that every number and figure of the page is about. */
export function FilterBar() {
  const { data, facts, measures, method, state, change } = usePage();
  const methods = methodsOf(data, measures);
  const offered = useMemo(
    () =>
      dimensions
        .map((dimension) => ({ dimension, values: valuesOf(facts, dimension) }))
        .filter(({ values }) => values.length > 1),
    [facts],
  );
  return (
    <search class="filters" aria-label="Which answers the page is about">
      {methods.length > 1 ? (
        <Choice
          label="Confidence"
          value={method}
          onChange={(value) => change({ method: value })}
          options={methods.map((id) => {
            const { word, text } = methodMeaning(data, id);
            return { value: id, label: word, about: text };
          })}
        />
      ) : null}
      <div class="filter-row">
        {offered.map(({ dimension, values }) => (
          <FilterMenu key={dimension} dimension={dimension} values={values} />
        ))}
        <TargetMenu />
        <p class="filter-count" role="status">
          {isFiltered(state.filter) || state.target !== null ? (
            <>
              {count(measures.rows.length)} of {counted(facts.size, 'answer')}{' '}
              <button
                type="button"
                class="quiet"
                onClick={() => change({ filter: noFilter, target: null })}
              >
                Show all
              </button>
            </>
          ) : (
            counted(facts.size, 'answer')
          )}
        </p>
      </div>
    </search>
  );
}

/** Choices behind a button that says what is chosen. */
function Menu({
  name,
  summary,
  on,
  children,
}: {
  name: string;
  summary: string;
  on: boolean;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const away = (event: Event) => {
      if (box.current !== null && !box.current.contains(event.target as Node)) {
        box.current.open = false;
      }
    };
    addEventListener('pointerdown', away);
    addEventListener('focusin', away);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('focusin', away);
    };
  }, []);
  return (
    <details
      ref={box}
      class={`filter${on ? ' filter-on' : ''}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || box.current?.open !== true) return;
        event.stopPropagation();
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary>
        <span class="filter-name">{name}</span> {summary}
      </summary>
      <fieldset class="filter-menu">
        <legend class="sr-only">{name}</legend>
        {children}
      </fieldset>
    </details>
  );
}

/** What confidence is held against: everything, or one target, wherever a view can show it alone. */
function TargetMenu() {
  const page = usePage();
  const { state, change } = page;
  const targets = targetsIn(page);
  const chosen = targets.find((target) => target === state.target) ?? null;
  if (targets.length < 2 && chosen === null) return null;
  return (
    <Menu name="Target" summary={chosen === null ? 'any' : targetName[chosen]} on={chosen !== null}>
      {[null, ...targets].map((target) => (
        <label
          key={target ?? 'any'}
          title={target === null ? 'Every target that a view has' : targetMeanings[target]}
        >
          <input
            type="radio"
            name="target-filter"
            checked={chosen === target}
            onChange={() => change({ target })}
          />
          {target === null ? 'Any' : targetName[target]}
        </label>
      ))}
    </Menu>
  );
}

function FilterMenu({ dimension, values }: { dimension: Dimension; values: readonly string[] }) {
  const { data, state, change } = usePage();
  const chosen = state.filter[dimension];
  const label = (value: string) => {
    if (dimension === 'model') return modelName(data, value);
    if (dimension === 'benchmark') return benchmarkName(value);
    if (dimension === 'prompting') return strategyName(value);
    if (dimension === 'function' || dimension === 'security') return outcomeName(value);
    return dimension === 'language' ? languageName(value) : value;
  };
  const inFull = (value: string) =>
    dimension === 'cwe' ? `${value} ${cweName(value)}`.trim() : label(value);
  const about = (value: string) =>
    (dimension === 'prompting' ? strategyMeanings : outcomeMeanings)[value]?.text;
  const set = (of: readonly string[]) => change({ filter: { ...state.filter, [dimension]: of } });
  const summary =
    chosen.length === 0
      ? 'any'
      : chosen.length <= 2
        ? chosen.map(label).join(', ')
        : `${chosen.length} of ${values.length}`;
  return (
    <Menu name={names[dimension]} summary={summary} on={chosen.length > 0}>
      {values.map((value) => (
        <label key={value} title={about(value)}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              set(
                event.currentTarget.checked
                  ? [...chosen, value]
                  : chosen.filter((one) => one !== value),
              )
            }
          />
          {inFull(value)}
        </label>
      ))}
      {chosen.length > 0 ? (
        <button type="button" class="quiet" onClick={() => set([])}>
          Any
        </button>
      ) : null}
    </Menu>
  );
}
