import type { TrustPolicy } from '../../src/trust/policy.ts';

export const domain = {
  models: ['tiny'],
  temperatures: [0, 0.8],
  prompting: { plain: '1' },
  languages: ['javascript', 'python'],
  kinds: ['self-contained'],
} as const;

/** A policy as if it had been certified: what it decides is tested here, not whether it is right. */
export const handMadePolicy: TrustPolicy = {
  format: 'credence-policy',
  version: 1,
  credenceVersion: '0.0.0',
  createdAt: '2026-01-01T00:00:00Z',
  study: { name: 'Made by hand <&>', simulated: true },
  target: 'joint',
  alpha: 0.1,
  delta: 0.05,
  inconclusive: 'bad',
  signal: { method: 'verbalized', version: '1' },
  gates: [{ id: 'execution', version: '1' }],
  recalibration: null,
  threshold: 0.8,
  rejectBelow: 0.2,
  domain,
  fit: { tasks: 1, samples: 1, baseRate: 0.5 },
  certification: { tasks: 1, samples: 1, baseRate: 0.5, test: 'none', steps: [], shortfall: null },
  leastTurnedAway: 0.4,
  guarantee: 'Made by hand.',
};
