import type { SampleRow } from '../../schema.ts';
import { usePage } from '../context.ts';
import { languageName, modelName } from '../format/words.ts';
import { type Option, Select } from '../parts/choice.tsx';
import type { SampleQuery } from '../reading/sample-query.ts';

export type Change = (part: Partial<SampleQuery>) => void;

function options(
  samples: readonly SampleRow[],
  pick: (sample: SampleRow) => string,
  name: (value: string) => string = (value) => value,
): readonly Option[] {
  const values = [...new Set(samples.map(pick))].sort();
  return [{ value: '', label: 'any' }, ...values.map((value) => ({ value, label: name(value) }))];
}

export function SampleFilters({
  samples,
  query,
  change,
}: {
  samples: readonly SampleRow[];
  query: SampleQuery;
  change: Change;
}) {
  const { data } = usePage();
  return (
    <div class="controls">
      <label class="select search">
        <span>Search</span>
        <input
          type="search"
          value={query.text}
          placeholder="title, CWE, code"
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <Select
        label="Model"
        value={query.model}
        onChange={(model) => change({ model })}
        options={options(
          samples,
          (s) => s.model,
          (id) => modelName(data, id),
        )}
      />
      <Select
        label="Language"
        value={query.language}
        onChange={(language) => change({ language })}
        options={options(samples, (s) => s.language, languageName)}
      />
      <Select
        label="Function"
        value={query.functional}
        onChange={(functional) => change({ functional })}
        options={options(samples, (s) => s.functional)}
      />
      <Select
        label="Security"
        value={query.security}
        onChange={(security) => change({ security })}
        options={options(samples, (s) => s.security)}
      />
    </div>
  );
}
