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
  why,
}: {
  rows: readonly { readonly target?: TargetName }[];
  value: TargetName;
  why: Fixed;
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
      <FixedNote why={why} />
    </>
  );
}

/** Why a view cannot be computed anew for every filter. */
export type Fixed = 'maps' | 'evidence' | 'tests' | 'other study';

const whyFixed: Readonly<Record<Fixed, string>> = {
  maps: 'it takes thousands of fits, each on resampled tasks, which is more than a page can do while you look',
  evidence:
    'what gates and repairs went by lies with the texts of the answers, not with the facts that this page computes from',
  tests: 'its tests swap the two ways of asking ten thousand times each, task by task',
  'other study': 'the answers of the other study are not in this page',
};

/** Says which filters a view follows that was computed with the report; louder where others are set. */
export function FixedNote({ why }: { why: Fixed }) {
  const { state } = usePage();
  const beyond = beyondTables(state.filter);
  return (
    <p class={beyond ? 'caveat' : 'note'}>
      {beyond
        ? 'A filter is set that this view does not follow: it shows all answers of these models and tasks.'
        : 'This view follows the filters of models and tasks, and no others.'}{' '}
      It was computed with the report, since {whyFixed[why]}.
    </p>
  );
}
