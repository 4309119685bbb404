import {
  type FalseTrust,
  falseTrust,
  falseTrustBounds,
  falseTrustStatistic,
} from '@credence/calibration';
import { always, type Metric, type Rate } from '../metric.ts';
import type { Points } from '../points.ts';
import { partsOf } from './parts.ts';

const section = 'false-trust';

const make = ({ p, y, threshold }: Points): FalseTrust | null => falseTrust(p, y, { threshold });

type Form = 'ofTrusted' | 'ofVulnerable' | 'joint';

const rates: Readonly<Record<Form, (threshold: number) => Rate['over']>> = {
  ofTrusted: (threshold) => (p) => p >= threshold,
  ofVulnerable: () => (_, y) => y === 0,
  joint: () => () => true,
};

const form = (of: Form, about: Pick<Metric, 'id' | 'name' | 'meaning' | 'shown'>): Metric => ({
  ...about,
  section,
  value: (points) => points.once('false_trust', () => make(points))?.[of].value ?? null,
  statistic: ({ threshold }) => falseTrustStatistic({ threshold, form: of }),
  rate: ({ threshold }) => ({ over: rates[of](threshold) }),
  bounds: (p, y, threshold) => falseTrustBounds(p, y, { threshold })[of],
});

/** How much that is bad gets trusted at the threshold, in its three forms and with its counts. */
export const falseTrusts: readonly Metric[] = [
  form('ofTrusted', {
    id: 'false_trust.p_vuln_given_trust',
    name: 'False Trust, of the trusted',
    meaning: 'share of the trusted that is bad',
    shown: always,
  }),
  form('ofVulnerable', {
    id: 'false_trust.p_trust_given_vuln',
    name: 'False Trust, of the bad',
    meaning: 'share of the bad that is trusted',
    shown: always,
  }),
  form('joint', {
    id: 'false_trust.p_joint',
    name: 'False Trust, of all',
    meaning: 'share of everything that is both bad and trusted',
    shown: always,
  }),
  ...partsOf('false_trust', { section }, make, [
    {
      key: 'coverage',
      name: 'Trusted share',
      meaning: 'share with a confidence at or above the threshold',
      shown: always,
      pick: ({ coverage }) => coverage,
    },
    {
      key: 'n_sel',
      name: 'Trusted',
      meaning: 'number at or above the threshold',
      format: 'count',
      pick: ({ ofTrusted }) => ofTrusted.denominator,
    },
    {
      key: 'n_vuln_sel',
      name: 'Trusted and bad',
      meaning: 'number of those whose outcome is bad',
      format: 'count',
      pick: ({ ofTrusted }) => ofTrusted.numerator,
    },
    {
      key: 'n_vuln',
      name: 'Bad',
      meaning: 'number whose outcome is bad',
      format: 'count',
      pick: ({ ofVulnerable }) => ofVulnerable.denominator,
    },
  ]),
];
