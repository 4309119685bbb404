import { describe, expect, it } from 'vitest';
import { simulatedRows } from '../../test/support/simulated-study.ts';
import { type FitOptions, fitPolicy, leastTurnedAway } from './fit-policy.ts';

const options: FitOptions = {
  credenceVersion: '0.0.0',
  createdAt: '2026-01-01T00:00:00Z',
  study: { name: 'Simulated', simulated: true },
  target: 'joint',
  alpha: 0.2,
  delta: 0.1,
  inconclusive: 'bad',
  gates: [],
  rejectBelow: 0.1,
  domain: {
    models: ['m'],
    temperatures: [0],
    prompting: { plain: '1' },
    languages: ['python'],
    kinds: ['self-contained'],
  },
  methods: { verbalized: '1', noise: '1' },
  fitShare: 0.5,
  seed: 1,
};
const study = { tasks: 200, samples: 4, goodAt: 0.95, spread: 0.05, seed: 7 };

describe('a policy', () => {
  it('chooses the signal that tells, and a threshold between what is good and what is not', () => {
    const policy = fitPolicy(simulatedRows(study), options)!;
    expect(policy.signal).toEqual({ method: 'verbalized', version: '1' });
    expect(policy.threshold).toBeGreaterThan(0.6);
    expect(policy.certification).toMatchObject({ tasks: 100, samples: 400, shortfall: null });
    expect(policy.guarantee).toContain('at most 20 %');
    expect(policy.guarantee).toContain('SIMULATED');
  });

  it('is the same for the same study, and splits by whole tasks', () => {
    const rows = simulatedRows(study);
    expect(fitPolicy(rows, options)).toEqual(fitPolicy([...rows].reverse(), options));
    const { fit, certification } = fitPolicy(rows, { ...options, fitShare: 0.3 })!;
    expect([fit.tasks, fit.samples]).toEqual([60, 240]);
    expect([certification.tasks, certification.samples]).toEqual([140, 560]);
  });

  it('accepts nothing where nothing can be certified, and says what it would take', () => {
    const good = { ...study, goodAt: 1, spread: 0 };
    const few = fitPolicy(simulatedRows({ ...good, tasks: 12 }), options)!;
    expect(few.threshold).toBeNull();
    expect(few.certification.shortfall?.tasksNeeded).toBeGreaterThan(6);
    expect(few.guarantee).toMatch(/No guarantee, and nothing is accepted: too few tasks/);
    const bad = fitPolicy(simulatedRows({ ...study, goodAt: 0.6 }), options)!;
    expect(bad.threshold).toBeNull();
    expect(bad.certification.shortfall?.tasksNeeded).toBeNull();
    expect(bad.guarantee).toContain('more than 20 % of what it trusts is bad');
  });

  it('has nothing to say about nothing', () => {
    expect(fitPolicy([], options)).toBeNull();
    expect(fitPolicy(simulatedRows({ ...study, tasks: 3 }), options)).toBeNull();
    const silent = simulatedRows(study).map((row) => ({ ...row, confidence: {} }));
    expect(fitPolicy(silent, options)).toBeNull();
  });

  it('knows the least share that any gate must turn away', () => {
    expect(leastTurnedAway(0.5, 0.1)).toBeCloseTo(0.4 / 0.9, 12);
    expect(leastTurnedAway(0.05, 0.1)).toBe(0);
    expect(leastTurnedAway(1, 0.1)).toBe(1);
  });

  it('errs no oftener than delta, also where samples of a task resemble one another', () => {
    // At a true rate just above alpha every certificate is an error. A share of errors above
    // delta + 3 standard errors would be a fault of the method, not bad luck.
    const repetitions = 100;
    const one = { ...options, methods: { verbalized: '1' } };
    const certified = Array.from({ length: repetitions }, (_, index) => {
      const seed = index + 1;
      const rows = simulatedRows({ tasks: 80, samples: 5, goodAt: 0.79, spread: 0.2, seed });
      return fitPolicy(rows, { ...one, seed })?.threshold != null;
    });
    const errors = certified.filter(Boolean).length;
    expect(errors / repetitions).toBeLessThanOrEqual(
      0.1 + 3 * Math.sqrt((0.1 * 0.9) / repetitions),
    );
  });
});
