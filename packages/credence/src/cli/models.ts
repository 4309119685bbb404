import type { Command } from 'commander';
import { type Catalogue, catalogue, type PresetEntry } from '../models/catalogue.ts';
import { print } from './output.ts';

export function addModels(program: Command): void {
  program
    .command('models')
    .description('List providers and presets of models: what each offers and needs')
    .option('--json', 'print them as JSON')
    .action(({ json }: { json?: boolean }) => {
      const listed = catalogue(process.env);
      print(json ? JSON.stringify(listed, null, 2) : inWords(listed));
    });
}

/** What a provider may offer, in words. */
const offerNames: Readonly<Record<string, string>> = {
  n: 'several answers to a request',
  seed: 'a seed',
  logprobs: 'log-probabilities',
};

function inWords({ providers, presets }: Catalogue): string {
  return [
    'Providers, for `provider:` of a model',
    ...providers.map(({ provider, description, needs, offers }) => {
      const offered = Object.entries(offers).map(
        ([what, offer]) => `${offerNames[what] ?? what}: ${offer}`,
      );
      return `  ${provider}\n    ${description}\n    needs ${needs}\n    ${offered.join(', ')}`;
    }),
    '  some: it depends on the model and its host, so the study says it (`seed`, `topLogprobs`)',
    '',
    'Presets, for `preset:` of a model',
    ...presets.map(preset),
  ].join('\n');
}

function preset({ preset, provider, model, offers, key, price, retirement, note }: PresetEntry) {
  const logprobs =
    offers.topLogprobs > 0 ? `${offers.topLogprobs} log-probabilities` : 'no log-probabilities';
  const lines = [
    `  ${preset}`,
    `    ${model}, by ${provider}; ${logprobs}, ${offers.seed ? 'a seed' : 'no seed'}`,
    `    needs ${key.variable}, which is ${key.set ? 'set' : 'not set'}`,
    `    $${price.inputPerMillion.toFixed(2)} per million tokens sent, $${price.outputPerMillion.toFixed(2)} received (${price.asOf})`,
  ];
  if (retirement) {
    const ends = retirement.on < new Date().toISOString().slice(0, 10) ? 'ended' : 'ends';
    lines.push(`    ${ends} on ${retirement.on}; instead ${retirement.instead}`);
  }
  if (note) lines.push(`    note: ${note}`);
  return lines.join('\n');
}
