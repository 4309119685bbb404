import type { TargetName } from '../../schema.ts';
import { usePage } from '../context.ts';
import { targetName } from '../format/words.ts';
import { Choice } from './choice.tsx';

/** Chooses the target of a view that shows one at a time. */
export function TargetChoice({
  targets,
  value,
}: {
  targets: readonly TargetName[];
  value: TargetName;
}) {
  const { change } = usePage();
  return targets.length > 1 ? (
    <div class="controls">
      <Choice
        label="About"
        value={value}
        onChange={(target) => change({ target })}
        options={targets.map((target) => ({ value: target, label: targetName[target] }))}
      />
    </div>
  ) : null;
}
