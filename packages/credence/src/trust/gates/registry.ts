import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import type { Gate } from '../gate.ts';
import { compileGate } from './compile.ts';
import { executionGate } from './execution.ts';
import { agreementGate, criticGate } from './opinion.ts';
import { staticErrorGate, staticWarningGate } from './static.ts';

/** Adding a gate is one file and one entry here. */
export const gates: readonly Gate[] = [
  compileGate,
  executionGate,
  staticErrorGate,
  staticWarningGate,
  criticGate,
  agreementGate,
];

export const gateIds: readonly string[] = gates.map(({ id }) => id);

/** Throws `InputError` for a name that is not a gate. */
export function findGate(id: string): Gate {
  const found = gates.find((gate) => gate.id === id);
  if (found) return found;
  throw new InputError('unknown-gate', `There is no gate "${id}".`, {
    remedy: suggestion(id, gateIds),
  });
}
