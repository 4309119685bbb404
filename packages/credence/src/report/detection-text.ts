import type { DetectionRow, Proportion } from '../judging/analysers/detection.ts';

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function proportion({ count, of, interval }: Proportion): string {
  if (interval === null) return 'none there';
  const [low, high] = interval;
  return `${percent(count / of)} (${count}/${of}; ${(100 * low).toFixed(0)} to ${percent(high)})`;
}

/** How far analysers tell references apart, as a table in Markdown. */
export function detectionText(rows: readonly DetectionRow[]): readonly string[] {
  if (rows.length === 0) return ['No analyser that is installed reads these references.'];
  return [
    '| analyser | language | tasks | alarm | sensitivity | specificity | no evidence |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(({ analyser, version, language, tasks, alarm, noEvidence, ...rates }) => {
      const who = `${analyser} ${version ?? ''}`.trim();
      const cells = [proportion(rates.sensitivity), proportion(rates.specificity)];
      return `| ${who} | ${language} | ${tasks} | ${alarm} | ${cells.join(' | ')} | ${noEvidence} |`;
    }),
  ];
}
