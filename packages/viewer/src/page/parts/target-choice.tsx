import type { TargetName } from '../../schema.ts';
import { usePage } from '../context.ts';
import { targetName } from '../format/words.ts';
import { beyondTables } from '../reading/chosen.ts';
import { Choice } from './choice.tsx';

const order: readonly TargetName[] = ['security', 'functional', 'joint'];

/** Chooses the target of a table that has several, and says which filters it cannot follow. */
export function TargetChoice({
  rows,
  value,
}: {
  rows: readonly { readonly target?: TargetName }[];
  value: TargetName;
}) {
  const { change } = usePage();
  const there = order.filter((target) => rows.some((row) => row.target === target));
  return (
    <>
      {there.length > 1 ? (
        <div class="controls">
          <Choice
            label="About"
            value={value}
            onChange={(target) => change({ target })}
            options={there.map((target) => ({ value: target, label: targetName[target] }))}
          />
        </div>
      ) : null}
      <FixedNote />
    </>
  );
}

/** Said where a table was computed with the report and a filter is set that it cannot follow. */
export function FixedNote() {
  const { state } = usePage();
  return beyondTables(state.filter) ? (
    <p class="caveat">
      This view was computed when the report was made: it follows the filters of models and tasks,
      and is over all answers otherwise.
    </p>
  ) : null;
}
