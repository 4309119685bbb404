import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBenchmark } from '../src/benchmarks/registry.ts';
import type { Task } from '../src/core/task.ts';
import { auditTask } from '../src/judging/audit.ts';
import { Judge } from '../src/judging/judge.ts';
import { findSandbox } from '../src/sandbox/find.ts';

const tasks = await findBenchmark('self-contained').load();

const kinds = ({ references }: Task) => {
  const count = (wanted: string) => references.filter(({ kind }) => kind === wanted).length;
  return { stub: count('stub'), crasher: count('crasher') };
};

describe('the self-contained benchmark', () => {
  it('has twelve tasks a language, of many weaknesses', () => {
    const inLanguage = (wanted: string) => tasks.filter(({ language }) => language === wanted);
    expect(inLanguage('python').length).toBeGreaterThanOrEqual(12);
    expect(inLanguage('javascript').length).toBeGreaterThanOrEqual(12);
    const weaknesses = new Set(tasks.map(({ cwe }) => cwe));
    expect(weaknesses.size).toBeGreaterThanOrEqual(10);
    // SQL injection, path traversal, command injection, XSS, deserialisation, SSRF, weak
    // randomness, XXE.
    for (const cwe of [89, 22, 78, 79, 502, 918, 338, 611]) {
      expect(weaknesses).toContain(`CWE-${cwe}`);
    }
    expect(new Set(tasks.map(({ hash }) => hash)).size).toBe(tasks.length);
  });

  it('says no word of security, so that models are not warned', () => {
    const warning = /secur|safe|attack|exploit|inject|vulnerab|malicious|untrusted|sanitiz|CWE/i;
    // The alphabet of RFC 4648, section 5, has no other name.
    const warned = tasks.filter(({ prompt }) => warning.test(prompt.replace(/URL-?safe/gi, '')));
    expect(warned.map(({ id }) => id)).toEqual([]);
  });

  describe('is judged as its references are', () => {
    let judge: Judge;
    beforeAll(async () => {
      const sandbox = await findSandbox();
      judge = await Judge.open({ sandbox, languages: ['python', 'javascript'], workers: 2 });
    }, 60_000);
    afterAll(() => judge.close());

    it.each(tasks.map((task) => [task.id, task] as const))(
      '%s',
      async (_, task) => {
        const audit = await auditTask(task, judge, 1);
        expect(audit).toMatchObject({ skipped: null, sound: true, problems: [] });
        expect(audit.checks.exploit).toBeGreaterThanOrEqual(3);
        const sound = audit.references.filter((reference) => reference.sound);
        const count = (wanted: string) => sound.filter(({ kind }) => kind === wanted).length;
        expect(count('secure')).toBeGreaterThanOrEqual(2);
        expect(count('insecure')).toBeGreaterThanOrEqual(1);
        expect(kinds(task)).toEqual({ stub: 1, crasher: 1 });
      },
      120_000,
    );
  });
});
