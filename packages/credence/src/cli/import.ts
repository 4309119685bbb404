import type { Command } from 'commander';
import { addImportRecords } from './import/records.ts';
import { addImportSallm } from './import/sallm.ts';

export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description('Bring in what other tools recorded: answers, confidences, outcomes');
  addImportRecords(command);
  addImportSallm(command);
}
