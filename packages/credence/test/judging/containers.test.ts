import { expect, it } from 'vitest';
import type { Task } from '../../src/core/task.ts';
import { Judge } from '../../src/judging/judge.ts';
import { ContainerSandbox } from '../../src/sandbox/container/container.ts';
import { withEngine } from '../sandbox/stand-in-engine.ts';
import { allTasks } from '../support/tasks.ts';

/** Only root may make the namespaces that the stand-in of an engine needs. */
const mayMakeUsers = process.getuid?.() === 0;

async function outcomes(judge: Judge, task: Task, kind: 'secure' | 'insecure') {
  const reference = task.references.find((one) => one.kind === kind);
  const verdict = await judge.judge(task, reference?.code ?? '');
  if ('skipped' in verdict) return verdict.skipped;
  const { functional, security, stamp } = verdict;
  return [functional.outcome, security.outcome, stamp.sandbox].join(' ');
}

it('gives every verdict a container of its own, and finds toolchains in the image', async () => {
  await withEngine('docker', {}, async (calls) => {
    const sandbox = ContainerSandbox.find('docker');
    const opening = Judge.open({ sandbox, languages: ['python'], workers: 1 });
    if (!mayMakeUsers) {
      await expect(opening).rejects.toThrow('there are no users to give away');
      return;
    }
    const judge = await opening;
    const made = () => calls().filter(({ args }) => args[0] === 'create').length;
    const before = made();
    const task = (await allTasks()).find(({ id }) => id.endsWith('/python/customer-search'))!;
    try {
      expect(await outcomes(judge, task, 'secure')).toBe('pass secure docker');
      expect(await outcomes(judge, task, 'insecure')).toBe('pass vulnerable docker');
      expect(await outcomes(judge, task, 'secure')).toBe('pass secure docker');
    } finally {
      await judge.close();
    }
    // The first verdict is given where the toolchains were asked.
    expect(made() - before).toBe(2);
    expect(calls().filter(({ args }) => args[0] === 'rm').length).toBe(made());
  });
});
