import type { Command } from 'commander';
import { addValidateAse } from './validate/ase.ts';
import { addValidateCweval } from './validate/cweval.ts';
import { addValidateSallm } from './validate/sallm.ts';

export function addValidate(program: Command): void {
  const command = program
    .command('validate')
    .description('Hold this program against what the authors of a benchmark published');
  addValidateAse(command);
  addValidateSallm(command);
  addValidateCweval(command);
}
