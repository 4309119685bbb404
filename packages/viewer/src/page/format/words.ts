import type { ReportData, TargetName } from '../../schema.ts';

const knownMethods: Readonly<Record<string, string>> = {
  verbalized: 'Stated in words',
  'p-true': 'P(True)',
  likelihood: 'Token likelihood',
  consistency: 'Self-consistency',
  critic: 'Asked a critic',
};

export function methodName(data: Pick<ReportData, 'study'>, id: string): string {
  const label = data.study.methods.find((method) => method.id === id)?.label;
  return label ?? knownMethods[id] ?? id;
}

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

const knownRecalibrations: Readonly<Record<string, string>> = {
  temperature: 'Temperature scaling',
  platt: 'Platt scaling',
  isotonic: 'Isotonic regression',
  beta: 'Beta calibration',
  histogram: 'Histogram binning',
  'venn-abers': 'Venn-Abers',
  groupwise: 'By group',
};

export function recalibrationName(id: string): string {
  return knownRecalibrations[id] ?? id;
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
