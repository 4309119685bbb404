import type { ReliabilityBin } from '@credence/calibration';
import { html, type Markup } from './markup.ts';
import { count, figure, range } from './metrics-words.ts';

const side = 300;
const left = 44;
const top = 10;
const histogram = 56;
const between = 10;
const width = left + side + 16;
const floor = top + side + between + histogram;
const height = floor + 38;
const largestDot = 10;

const at = (value: number): number => Math.round(value * 100) / 100;
const x = (share: number): number => at(left + share * side);
const y = (share: number): number => at(top + (1 - share) * side);
const ticks = [0, 0.25, 0.5, 0.75, 1];

const percent = (share: number): string => `${at(share * 100)} %`;

/** What a bin says, in words: for those who point at it, and those who cannot see it. */
export function binInWords(bin: ReliabilityBin): string {
  const { meanConfidence, meanOutcome, interval, count: n } = bin;
  const between95 = interval ? ` (${range(interval)})` : '';
  return `confidence ${figure(meanConfidence)}: accuracy ${figure(meanOutcome)}${between95}, ${count(n)} ${n === 1 ? 'row' : 'rows'}`;
}

const grid = (): Markup =>
  html`${ticks.map(
    (tick) => html`<line class="grid" x1="${x(0)}" x2="${x(1)}" y1="${y(tick)}" y2="${y(tick)}"/>
<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="${y(0)}" y2="${y(1)}"/>
<text class="tick" x="${left - 7}" y="${at(y(tick) + 4)}" text-anchor="end">${tick * 100}</text>
<text class="tick" x="${x(tick)}" y="${floor + 15}" text-anchor="middle">${tick * 100}</text>
`,
  )}`;

function bar({ lower, upper, meanConfidence, count: n }: ReliabilityBin, most: number): Markup {
  // Bins of one value have no width of their own.
  const isValue = lower === upper;
  const from = isValue ? x(meanConfidence) - 2 : x(lower) + 0.5;
  const wide = isValue ? 4 : x(upper) - x(lower) - 1;
  const high = Math.max(1, at((n / most) * histogram));
  return html`<rect class="bar" x="${at(from)}" y="${at(floor - high)}" width="${at(wide)}" height="${high}"/>`;
}

function dot(bin: ReliabilityBin, most: number): Markup {
  const { meanConfidence, meanOutcome, interval, count: n } = bin;
  const whisker =
    interval &&
    html`<line class="whisker" x1="${x(meanConfidence)}" x2="${x(meanConfidence)}" y1="${y(interval[0])}" y2="${y(interval[1])}"/>`;
  // Area, not radius, is proportional to the number of rows.
  const radius = Math.max(2.5, at(largestDot * Math.sqrt(n / most)));
  return html`<g><title>${binInWords(bin)}</title>${whisker}<circle class="dot" cx="${x(meanConfidence)}" cy="${y(meanOutcome)}" r="${radius}"/></g>
`;
}

/** Reliability diagram: confidence across, accuracy upwards; beneath, how many rows said so. */
export function reliabilityDiagram(bins: readonly ReliabilityBin[], label: string): Markup {
  const most = Math.max(1, ...bins.map(({ count: n }) => n));
  // Large dots first, so that small ones stay visible on top of them.
  const dots = [...bins].sort((a, b) => b.count - a.count);
  return html`<svg class="diagram" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<path class="zone" d="M${x(0)} ${y(0)}L${x(1)} ${y(0)}L${x(1)} ${y(1)}Z"/>
${grid()}<line class="diagonal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
${bins.map((bin) => bar(bin, most))}
<line class="axis" x1="${x(0)}" x2="${x(1)}" y1="${floor}" y2="${floor}"/>
${dots.map((bin) => dot(bin, most))}<text class="label" x="${left + side / 2}" y="${height - 4}" text-anchor="middle">confidence, ${percent(0)} to ${percent(1)}</text>
<text class="label" transform="translate(12 ${top + side / 2}) rotate(-90)" text-anchor="middle">accuracy, %</text>
</svg>`;
}
