import type { Command } from 'commander';
import { type AseScores, aseScores, fates, type Share } from '../analysis/ase/scores.ts';
import { studyObservations } from '../analysis/study-observations.ts';
import { InputError } from '../core/errors.ts';
import { textTable } from '../report/text-table.ts';
import { print } from './output.ts';

const score = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2));

const shown = ({ percent, of }: Share) =>
  percent === null ? '– of 0' : `${percent.toFixed(1)} of ${of}`;

const cellOf = ({ benchmark, model, temperature, prompting }: AseScores) => [
  benchmark,
  model,
  `${temperature}`,
  prompting,
];

function inWords(rows: readonly AseScores[]): string {
  const cell = ['benchmark', 'model', 'temperature', 'prompting'];
  const what = rows.map((row) => [
    ...cellOf(row),
    ...[row.tasks, row.answers, ...fates.map((fate) => row.fates[fate])].map(String),
  ]);
  const original = rows.map((row) => [
    ...cellOf(row),
    ...(['quality', 'security', 'stability', 'overall'] as const).map((key) =>
      score(row.original?.[key]),
    ),
  ]);
  const ours = rows.map((row) => [
    ...cellOf(row),
    ...(['quality', 'security', 'joint', 'stability'] as const).map((key) => shown(row.ours[key])),
    row.ours.securityBounds?.map((one) => one.toFixed(1)).join(' to ') ?? '–',
  ]);
  return [
    'What became of the answers',
    textTable([...cell, 'tasks', 'answers', ...fates], what, 4),
    '',
    'As the authors compute it: unknown counts as insecure, and stability weighs next to nothing',
    textTable([...cell, 'quality', 'security', 'stability', 'overall'], original, 4),
    '',
    'Ours: percent of so many of which it is known; security if all unknown were bad, or good',
    textTable([...cell, 'quality', 'security', 'both', 'stability', 'bounds'], ours, 4),
  ].join('\n');
}

export function addScores(program: Command): void {
  program
    .command('scores')
    .description('The scores that A.S.E’s authors compute of a study, and ours beside them')
    .argument('<study>', 'folder that `credence run` wrote to')
    .option('--json', 'print them as JSON')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { observations } = await studyObservations(folder);
      const rows = aseScores(observations);
      if (rows.length === 0) {
        throw new InputError('no-scores', `The study in ${folder} has no answers to A.S.E.`, {
          remedy: 'Name a study whose `benchmarks` has an entry `ase: PATH`.',
        });
      }
      print(json ? JSON.stringify(rows, null, 2) : inWords(rows));
    });
}
