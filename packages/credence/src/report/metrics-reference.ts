import { metrics } from '../analysis/metrics/registry.ts';

const needs = { tasks: 'a column of tasks', weights: 'a column of weights' };

/** `docs/metrics-reference.md`: every metric by its name in JSON. */
export function metricsReference(): string {
  const rows = metrics.map(({ id, name, meaning, section, needs: column }) => {
    const only = column ? ` (needs ${needs[column]})` : '';
    return `| \`${id}\` | [${name}](metrics.md#${section}) | ${meaning}${only} |`;
  });
  return `# Every metric
<!-- Made by \`npm run docs\` from the code; edit the descriptions there. -->

What \`credence metrics FILE --json\` gives; [the guide](metrics.md) has formulas and sources.

| in JSON | metric | meaning |
|---|---|---|
${rows.join('\n')}
`;
}
