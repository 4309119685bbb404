import { expect, it } from 'vitest';
import { Judge } from '../../src/judging/judge.ts';
import { ContainerSandbox } from '../../src/sandbox/container/container.ts';
import { realEngines } from '../sandbox/real-engines.ts';
import { withEngine } from '../sandbox/stand-in-engine.ts';
import { brief, inlineTask } from './contract.ts';
import { fillTask } from './fill-task.ts';

/** Only root may make the namespaces that the stand-in of an engine needs. */
const mayMakeUsers = process.getuid?.() === 0;

it('compiles and runs in containers too', async () => {
  await withEngine('docker', {}, async () => {
    const sandbox = ContainerSandbox.find('docker');
    const opening = Judge.open({ sandbox, languages: ['c', 'php', 'java'], workers: 1 });
    if (!mayMakeUsers) {
      await expect(opening).rejects.toThrow('there are no users to give away');
      return;
    }
    const judge = await opening;
    try {
      await judgeAll(judge);
    } finally {
      await judge.close();
    }
  });
});

for (const sandbox of await realEngines()) {
  it(`does so in containers of ${sandbox.id}`, async () => {
    const judge = await Judge.open({ sandbox, languages: ['c', 'php', 'java'], workers: 1 });
    try {
      await judgeAll(judge);
    } finally {
      await judge.close();
    }
  });
}

async function judgeAll(judge: Judge): Promise<void> {
  const vulnerable =
    '#include <string.h>\nvoid fill(char *o, size_t n, const char *t) { strcpy(o, t); }';
  const verdict = await judge.judge(inlineTask(fillTask), vulnerable);
  if ('skipped' in verdict) throw new Error(verdict.skipped);
  expect(brief(verdict)).toEqual(['pass', 'vulnerable']);
  expect(verdict.security.reason).toBe(
    'long: AddressSanitizer: heap-buffer-overflow in fill (solution.c:2)',
  );
  const broken = await judge.judge(inlineTask(fillTask), 'void fill(');
  expect('skipped' in broken ? broken : broken.functional.reason).toMatch(
    /does not compile: solution.c:1:/,
  );
  const php = inlineTask({
    language: 'php',
    answerPath: 'solution.php',
    oracle: `export default (t) => t.functional('adds', async () => {
        t.equal(await (await t.start()).call('add', 1, 2), 3);
      });`,
  });
  const added = await judge.judge(php, '<?php function add($a, $b) { return $a + $b; }');
  expect('skipped' in added ? added : added.functional.outcome).toBe('pass');
  expect(judge.skipped('java')).toMatch(
    /judged in bubblewrap, not in containers|a JDK is not installed/,
  );
}
