import type { ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { packFacts } from '../../pack/pack-facts.ts';
import type { Report, ReportTables } from '../../pack/report.ts';
import { unpackFacts } from '../../pack/unpack-facts.ts';
import { AnswerStore } from '../answers.ts';
import { type Page, PageProvider } from '../context.ts';
import { targetName } from '../format/words.ts';
import { select } from '../reading/filter.ts';
import { Measures } from '../reading/measures.ts';
import { methodsOf } from '../reading/rows.ts';
import { parseState, type UrlState } from '../reading/url-state.ts';
import { ComparisonSection } from '../sections/comparison.tsx';
import { FalseTrustSection } from '../sections/false-trust.tsx';
import { GatesSection } from '../sections/gates.tsx';
import { HeadlineSection } from '../sections/headline.tsx';
import { KindsSection } from '../sections/kinds.tsx';
import { LabelsSection } from '../sections/labels.tsx';
import { OverconfidenceSection } from '../sections/overconfidence.tsx';
import { PromptingSection } from '../sections/prompting.tsx';
import { RecalibrationSection } from '../sections/recalibration.tsx';
import { ReliabilitySection } from '../sections/reliability.tsx';
import { RepairSection } from '../sections/repair.tsx';
import { TargetsSection } from '../sections/targets.tsx';
import { WhereSection } from '../sections/where.tsx';
import { toneOf, withInk } from './ink.ts';
import { palette, sans } from './palette.ts';

/** A drawing of the page as a file of its own. */
export interface Figure {
  /** `verbalized/reliability-2`: the confidence method, the view, and which of its drawings. */
  readonly name: string;
  /** What it shows, with its numbers where they are few. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** Views with drawings, and what is chosen on them: each target by temperature, for one. */
const views: readonly {
  readonly id: string;
  readonly show: ComponentType;
  readonly state?: Partial<UrlState>;
}[] = [
  { id: 'overview', show: HeadlineSection },
  { id: 'overconfidence', show: OverconfidenceSection },
  { id: 'reliability', show: ReliabilitySection },
  ...['security', 'functional', 'joint'].map((target) => ({
    id: `reliability-${target}`,
    show: ReliabilitySection,
    state: { target },
  })),
  { id: 'false-trust', show: FalseTrustSection },
  { id: 'where', show: WhereSection },
  { id: 'targets', show: TargetsSection },
  { id: 'kinds', show: KindsSection },
  { id: 'recalibration', show: RecalibrationSection },
  { id: 'gates', show: GatesSection },
  { id: 'repair', show: RepairSection },
  { id: 'prompting', show: PromptingSection },
  { id: 'comparison', show: ComparisonSection },
  { id: 'labels', show: LabelsSection },
];

const noTexts = new AnswerStore(1, () => Promise.reject(new Error('Figures need no texts.')), null);

/**
 * Every drawing of the page, by the page's own components from the page's own data: the numbers are
 * the same. For every confidence method of the study; a drawing that is no other's is there once.
 */
export function figuresOf(report: Pick<Report, 'tables' | 'facts' | 'other'>): readonly Figure[] {
  const { buffer } = packFacts(report);
  const { head, facts, other } = unpackFacts(buffer);
  const threshold = head.study.falseTrustThreshold;
  const usual = parseState('');
  const measures = new Measures(facts, select(facts, usual.filter), threshold);
  const seen = new Set<string>();
  const figures: Figure[] = [];
  for (const method of methodsOf(head, measures)) {
    for (const { id, show: View, state } of views) {
      const page: Page = {
        ...{ data: head, facts, other, measures, method, threshold, answers: noTexts },
        immediate: true,
        state: { ...usual, ...state },
        change: () => {},
        open: () => {},
      };
      const html = renderToString(
        <PageProvider value={page}>
          <View />
        </PageProvider>,
      );
      const drawings = html.match(/<svg\b(?:(?!<svg\b)[\s\S])*?role="img"[\s\S]*?<\/svg>/g) ?? [];
      drawings.forEach((drawing, index) => {
        if (seen.has(drawing)) return;
        seen.add(drawing);
        const name = `${method}/${id}-${index + 1}`;
        figures.push(figure(name, drawing, head.study));
      });
    }
  }
  return figures;
}

const attribute = (svg: string, name: string) =>
  new RegExp(`<svg[^>]*\\s${name}="([^"]*)"`).exec(svg)?.[1];

const margin = 8;
/** Room beneath a drawing for its legend, and for the words that its data are no measurements. */
const lineHeight = 18;

interface Key {
  readonly word: string;
  readonly tone: string;
}

/** What the colours of a drawing stand for: its targets, or its curves. */
function keysOf(drawing: string): readonly Key[] {
  const targets = (['security', 'functional', 'joint'] as const)
    .filter((target) => drawing.includes(`on-${target}`))
    .map((target) => ({ word: targetName[target], tone: toneOf(`on-${target}`) }));
  const curves = [...drawing.matchAll(/class="curve (curve-\d)"><title>([^<]*)</g)].map(
    ([, curve = '', word = '']) => ({ word, tone: toneOf(curve) }),
  );
  return [...targets, ...curves];
}

/** One key is none: there is nothing to be told apart. */
function legend(keys: readonly Key[], y: number): string {
  if (keys.length < 2) return '';
  let x = margin;
  return keys
    .map(({ word, tone }) => {
      const at = x;
      x += 30 + 7 * word.length;
      return (
        `<rect x="${at}" y="${y - 9}" width="10" height="10" fill="${tone}"/>` +
        `<text x="${at + 15}" y="${y}" font-size="11" fill="${palette.ink}">${word}</text>`
      );
    })
    .join('');
}

function figure(name: string, drawing: string, { simulated }: ReportTables['study']): Figure {
  const box = attribute(drawing, 'viewBox')?.split(' ').map(Number);
  const drawn = Number(attribute(drawing, 'height') ?? box?.[3] ?? 0);
  const width = 2 * margin + Number(attribute(drawing, 'width') ?? box?.[2] ?? 0);
  const keys = keysOf(drawing);
  const height =
    2 * margin + drawn + (keys.length > 1 ? lineHeight : 0) + (simulated === null ? 0 : lineHeight);
  const title = (attribute(drawing, 'aria-label') ?? '').replace(/; the numbers are in .*$/, '');
  const inside = withInk(drawing).replace(/^<svg[^>]*>|<\/svg>$/g, '');
  const stamp =
    simulated === null
      ? ''
      : `<text x="${margin}" y="${height - 7}" font-size="11" fill="${palette.bad}">Simulated data: no measurements of real models</text>`;
  return {
    name,
    title,
    width,
    height,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="${sans}" font-size="12">` +
      `<rect width="${width}" height="${height}" fill="${palette.paper}"/>` +
      `<g transform="translate(${margin} ${margin})">${inside}</g>${legend(keys, drawn + margin + 13)}${stamp}</svg>\n`,
  };
}

/** All of them on one sheet, one below the other, each under its name and what it shows. */
export function sheetOf(figures: readonly Figure[]): string {
  const head = 40;
  let top = margin;
  const parts = figures.map(({ name, title, svg, height }) => {
    const line = (text: string, y: number, fill: string) =>
      `<text x="${2 * margin}" y="${y}" font-family="${sans}" font-size="12" fill="${fill}">${text}</text>`;
    const words =
      line(name, top + 16, palette.ink) + line(shortened(title), top + 32, palette.soft);
    const placed = svg.trim().replace('<svg ', `<svg x="${margin}" y="${top + head}" `);
    top += head + height + 2 * margin;
    return words + placed;
  });
  const width = figures.reduce((most, one) => Math.max(most, one.width + 2 * margin), 900);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" ` +
    `viewBox="0 0 ${width} ${top}"><rect width="${width}" height="${top}" fill="${palette.paper}"/>` +
    `${parts.join('')}</svg>\n`
  );
}

/** The first sentences of a description that is escaped, as far as a line goes. */
const shortened = (title: string): string => {
  if (title.length <= 130) return title;
  const cut = title.slice(0, 128);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 100)).replace(/&[^;]*$/, '')} …`;
};
