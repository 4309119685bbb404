import type { Command } from 'commander';
import { addImportSallm } from './import/sallm.ts';

export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description('Bring in what other tools recorded: answers, confidences, outcomes');
  addImportSallm(command);
}
