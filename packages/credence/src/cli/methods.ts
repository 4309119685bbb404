import type { Command } from 'commander';
import { combinedMethod } from '../analysis/combined/combined-method.ts';
import { needs } from '../confidence/method.ts';
import { confidenceMethods } from '../confidence/registry.ts';
import { promptingStrategies } from '../mitigation/prompting/registry.ts';
import { print } from './output.ts';

const methods = [...confidenceMethods, combinedMethod].map(
  ({ id, version, description, sees, about, needs: wanted }) => ({
    ...{ id, version, description, sees, about },
    needs: wanted.map((need) => ({ id: need, meaning: needs[need] })),
  }),
);

const strategies = promptingStrategies.map(({ id, version, description, uses }) => ({
  ...{ id, version, description, uses },
}));

export function addMethods(program: Command): void {
  program
    .command('methods')
    .description('List the methods of finding a confidence and the strategies of asking for code')
    .option('--json', 'print them as JSON')
    .action(({ json }: { json?: boolean }) => {
      if (json) {
        print(JSON.stringify({ methods, strategies }, null, 2));
        return;
      }
      const width = Math.max(...[...methods, ...strategies].map(({ id }) => id.length));
      const line = (id: string, text: string) => print(`${id.padEnd(width)}  ${text}`);
      print('Confidence (`confidence:` of a study)');
      for (const { id, description, needs: wanted } of methods) {
        line(id, description);
        for (const { meaning } of wanted) line('', `needs ${meaning}`);
      }
      print('\nAsking for code (`prompting:`)');
      for (const { id, description, uses } of strategies) {
        line(id, description);
        if (uses !== null) line('', `uses ${uses}`);
      }
    });
}
