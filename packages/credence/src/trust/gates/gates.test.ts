import { Random } from '@credence/calibration';
import { expect, it } from 'vitest';
import type { Evidence } from '../evidence.ts';
import { gates } from './registry.ts';

const random = new Random(5);
const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
const share = () => pick([null, random.uniform()]);

const evidence = (): Evidence => ({
  compiles: pick([true, false, null]),
  functional: pick(['pass', 'fail', 'inconclusive', null] as const),
  findings: pick([null, { errors: random.below(2), warnings: random.below(2) }]),
  critic: share(),
  agreement: share(),
});

// The report's page applies gates by what they say of an answer, whatever was stated.
it.each(gates)('$id either turns away or limits what is stated, as it says', (gate) => {
  for (let i = 0; i < 200; i += 1) {
    const [stated, about] = [random.uniform(), evidence()];
    const found = gate.apply(stated, about);
    const certain = gate.apply(1, about);
    expect(found.turnedAway).toBe(certain.turnedAway);
    if (gate.limits) expect(found.turnedAway).toBeNull();
    expect(found.confidence).toBe(gate.limits ? Math.min(stated, certain.confidence) : stated);
    if (about[gate.needs] === null) expect(found).toEqual({ confidence: stated, turnedAway: null });
  }
});
