import type { ReportData, TargetName } from '../../schema.ts';
import {
  gateMeanings,
  type Meaning,
  methodMeanings,
  outcomeMeanings,
  recalibrationMeanings,
  strategyMeanings,
} from './meanings.ts';

/** The study's own label and description first, then what the page knows, then the id as it is. */
export function methodMeaning(data: Pick<ReportData, 'study'>, id: string): Meaning {
  const own = data.study.methods.find((method) => method.id === id);
  const known = methodMeanings[id];
  return {
    word: own?.label ?? known?.word ?? id,
    text: known?.text ?? own?.description ?? '',
  };
}

export const methodName = (data: Pick<ReportData, 'study'>, id: string): string =>
  methodMeaning(data, id).word;

const wordOf = (meanings: Readonly<Record<string, Meaning>>, id: string): string =>
  meanings[id]?.word ?? id;

export const strategyName = (id: string): string => wordOf(strategyMeanings, id);
export const outcomeName = (id: string): string => wordOf(outcomeMeanings, id);
export const recalibrationName = (id: string): string => wordOf(recalibrationMeanings, id);

/** `Passes its tests + critic`. */
export const gatesInWords = (gates: readonly string[]): string =>
  gates.length === 0
    ? wordOf(gateMeanings, 'none')
    : gates
        .map((id, index) => {
          const word = wordOf(gateMeanings, id);
          return index === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1);
        })
        .join(' + ');

export function modelName(data: Pick<ReportData, 'study'>, id: string): string {
  return data.study.models.find((model) => model.id === id)?.label ?? id;
}

const knownBenchmarks: Readonly<Record<string, string>> = {
  'self-contained': 'Self-contained tasks',
  repository: 'Repository tasks',
};

export function benchmarkName(id: string): string {
  return knownBenchmarks[id] ?? id;
}

const knownLanguages: Readonly<Record<string, string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  java: 'Java',
  go: 'Go',
  php: 'PHP',
  c: 'C',
  cpp: 'C++',
};

export function languageName(id: string): string {
  return knownLanguages[id] ?? id;
}

/** What a good answer is called, by target. */
export const goodWord: Readonly<Record<TargetName, string>> = {
  functional: 'correct',
  security: 'secure',
  joint: 'both correct and secure',
};

export const targetName: Readonly<Record<TargetName, string>> = {
  functional: 'Function',
  security: 'Security',
  joint: 'Both',
};

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
