import type { Decision, GateDecision } from '../trust/decide.ts';
import type { AskedAnswer } from '../trust/parse-answer.ts';
import type { TrustPolicy } from '../trust/policy.ts';

const levels: Readonly<Record<Exclude<Decision, 'accept'>, 'error' | 'warning'>> = {
  review: 'warning',
  reject: 'error',
  'outside-domain': 'error',
};

/** What a gate did not accept, as SARIF 2.1.0 for code-scanning pages. */
export function gateAsSarif(
  policy: TrustPolicy,
  all: readonly { readonly answer: AskedAnswer; readonly decided: GateDecision }[],
): string {
  const results = all.flatMap(({ answer, decided }) => {
    const { decision, reasons, probability } = decided;
    if (decision === 'accept') return [];
    return [
      {
        ruleId: `trust/${decision}`,
        level: levels[decision],
        message: { text: `Not to be trusted without review: ${reasons.join('; ')}.` },
        ...(answer.file !== undefined && {
          locations: [{ physicalLocation: { artifactLocation: { uri: answer.file } } }],
        }),
        properties: { id: answer.id ?? null, probability, threshold: policy.threshold },
      },
    ];
  });
  const rules = Object.keys(levels).map((decision) => ({
    id: `trust/${decision}`,
    shortDescription: { text: `Trust gate: ${decision}` },
    fullDescription: { text: policy.guarantee },
  }));
  const driver = { name: 'credence gate', version: policy.credenceVersion, rules };
  const log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{ tool: { driver }, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
