import { expect, it } from 'vitest';
import type { StaticEvidence } from '../../core/static-evidence.ts';
import type { Task } from '../../core/task.ts';
import { rowsOf } from './detection.ts';

const task = (id: string) => ({ id, cwe: 'CWE-89' }) as Task;

function look(
  id: string,
  kind: 'secure' | 'insecure',
  status: StaticEvidence['status'],
  [cwe, severity]: readonly [string, 'note' | 'warning'] = ['CWE-89', 'warning'],
) {
  const finding = { ruleId: 'r', cwe: [cwe], severity, message: '', path: '' };
  const findings = status === 'findings' ? [{ ...finding, startLine: 1, endLine: 1 }] : [];
  const about = { analyser: 'a', version: '1', rules: null, language: 'python' as const };
  const evidence = { ...about, status, detail: null, findings, milliseconds: 1 };
  return { task: task(id), kind, evidence };
}

it('counts alarms on insecure and silence on secure references, by kind of alarm', () => {
  const rows = rowsOf([
    look('x', 'insecure', 'findings'),
    look('x', 'insecure', 'findings', ['CWE-78', 'note']),
    look('x', 'insecure', 'none'),
    look('y', 'insecure', 'crashed'),
    look('y', 'insecure', 'not-installed'),
    look('x', 'secure', 'none'),
    look('y', 'secure', 'findings', ['CWE-78', 'warning']),
  ]);
  const shown = rows.map(({ alarm, sensitivity, specificity, noEvidence, tasks }) => [
    ...[alarm, `${sensitivity.count}/${sensitivity.of}`, `${specificity.count}/${specificity.of}`],
    ...[noEvidence, tasks],
  ]);
  expect(shown).toEqual([
    ['any', '2/3', '1/2', 1, 2],
    ['warning', '1/3', '1/2', 1, 2],
    ['weakness', '1/3', '2/2', 1, 2],
  ]);
  // Wilson 1927 for 2 of 3.
  const [low, high] = rows[0]?.sensitivity.interval ?? [];
  expect(low).toBeCloseTo(0.2077, 4);
  expect(high).toBeCloseTo(0.9385, 4);
});
