import { palette } from './palette.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** What classes further out give to those within them. */
interface Around {
  /** Colour of the target, or of the curve. */
  readonly tone: string;
  /** Within a drawing that sets its whiskers apart. */
  readonly whisker: Attributes;
}

type Ink = (around: Around) => Attributes;

const always =
  (attributes: Attributes): Ink =>
  () =>
    attributes;

const text = (size: number, fill: string, more: Attributes = {}) =>
  always({ 'font-size': size, fill, ...more });

/** What the style sheet gives to each class of a drawing, in the words of SVG. */
const inks: Readonly<Record<string, Ink>> = {
  grid: always({ stroke: palette.line, 'stroke-width': 1 }),
  axis: always({ stroke: palette.lineStrong, 'stroke-width': 1 }),
  divider: always({ stroke: palette.line, 'stroke-width': 1 }),
  zone: always({ fill: palette.over, 'fill-opacity': 0.38 }),
  'axis-label': text(11, palette.soft),
  'tick-label': text(11, palette.soft),
  bold: always({ 'font-weight': 700 }),
  diagonal: always({ stroke: palette.lineStrong, 'stroke-dasharray': '4 3' }),
  whisker: ({ tone, whisker }) => ({ stroke: tone, 'stroke-width': 1.75, ...whisker }),
  'target-security': always({ fill: palette.security }),
  'target-functional': always({
    fill: palette.paper,
    stroke: palette.functional,
    'stroke-width': 2,
  }),
  'target-joint': always({ fill: palette.joint }),
  dot: ({ tone }) => ({
    fill: tone,
    'fill-opacity': 0.72,
    stroke: palette.paper,
    'stroke-width': 1,
  }),
  bar: ({ tone }) => ({ fill: tone, 'fill-opacity': 0.6 }),
  band: always({ fill: palette.lineStrong, 'fill-opacity': 0.24 }),
  step: ({ tone }) => ({ fill: 'none', stroke: tone, 'stroke-width': 1.5 }),
  'bar-rest': always({ fill: palette.sunken, stroke: palette.line }),
  'bar-good': always({ fill: palette.good }),
  'bar-bad': always({ fill: palette.bad }),
  'bar-open': always({ fill: palette.openWash, stroke: palette.open, 'stroke-dasharray': '3 2' }),
  'bar-text': always({ 'font-size': 13, 'font-weight': 600 }),
  'bar-text-good': always({ fill: palette.paper }),
  'bar-text-bad': always({ fill: palette.paper }),
  'bar-text-open': always({ fill: palette.ink }),
  'dot-bad': always({ stroke: palette.bad, 'stroke-width': 2.4, 'stroke-linecap': 'round' }),
  'dot-good': always({ fill: 'none', stroke: palette.good, 'stroke-width': 1.5 }),
  'curve-line': ({ tone }) => ({ fill: 'none', stroke: tone, 'stroke-width': 2 }),
  'curve-mark': ({ tone }) => ({ fill: tone, stroke: palette.paper, 'stroke-width': 2 }),
  track: always({ stroke: palette.line, 'stroke-width': 12, 'stroke-linecap': 'round' }),
  tick: always({ stroke: palette.lineStrong, 'stroke-width': 1, opacity: 0.5 }),
  'gap-over': always({ fill: palette.over }),
  'gap-under': always({ fill: palette.under }),
  'mark-claim': always({ fill: palette.security, stroke: palette.paper, 'stroke-width': 2 }),
  'mark-fact': always({ fill: palette.paper, stroke: palette.ink, 'stroke-width': 2.5 }),
};

const tones: Readonly<Record<string, string>> = {
  'on-security': palette.security,
  'on-functional': palette.functional,
  'on-joint': palette.joint,
  'curve-0': palette.security,
  'curve-1': palette.functional,
  'curve-2': palette.good,
  'curve-3': palette.soft,
};

/** The colour that a class gives to what is within. */
export const toneOf = (name: string): string => tones[name] ?? palette.ink;

const whiskers: Readonly<Record<string, Attributes>> = {
  reliability: { opacity: 0.75, 'stroke-width': 1.25 },
  claims: { stroke: palette.ink, 'stroke-width': 1.5 },
};

/** Classes that say nothing about ink. */
const silent = new Set(['chart', 'curve', 'row-label']);

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/**
 * A drawing whose classes have become attributes, so that any program that reads SVG shows it as the
 * page does. Throws an `Error` for a class that it does not know: a figure must not lose its colours.
 * @param svg well-formed, with all text escaped
 */
export function withInk(svg: string): string {
  const stack: Around[] = [{ tone: palette.ink, whisker: {} }];
  return svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g,
    (_, closing: string, name: string, attributes: string, alone: string) => {
      if (closing !== '') {
        stack.pop();
        return `</${name}>`;
      }
      const classes = (/\sclass="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' ').filter(Boolean);
      const outer = stack.at(-1) ?? { tone: palette.ink, whisker: {} };
      const around: Around = classes.reduce(
        (now, one) => ({
          tone: tones[one] ?? now.tone,
          whisker: whiskers[one] ?? now.whisker,
        }),
        outer,
      );
      const own: Record<string, string | number> = {};
      if (name === 'text') Object.assign(own, { 'font-size': 12, fill: palette.ink });
      for (const one of classes) {
        const ink = inks[one];
        if (ink !== undefined) Object.assign(own, ink(around));
        else if (!(one in tones) && !(one in whiskers) && !silent.has(one)) {
          throw new Error(`A drawing has the class "${one}", which has no ink for figures.`);
        }
      }
      if (alone === '') stack.push(around);
      const rest = attributes.replace(/\sclass="[^"]*"/, '');
      const taken = Object.keys(own).filter((key) => !rest.includes(` ${key}="`));
      return `<${name}${rest}${written(Object.fromEntries(taken.map((key) => [key, own[key] ?? ''])))}${alone === '' ? '' : '/'}>`;
    },
  );
}
