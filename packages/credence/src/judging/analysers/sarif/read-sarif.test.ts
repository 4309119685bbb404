import { describe, expect, it } from 'vitest';
import { makeSarif } from './make-sarif.ts';
import { readSarif, SarifError } from './read-sarif.ts';

const folder = '/box/code';

const log = (run: object) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'tool' } }, ...run }],
});

const result = (changes: object = {}) => ({
  ruleId: 'r',
  message: { text: 'Look here' },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: 'a.py', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, endLine: 4 },
      },
    },
  ],
  ...changes,
});

const only = (run: object) => {
  const { findings } = readSarif(log(run), folder);
  expect(findings).toHaveLength(1);
  return findings[0];
};

describe('reading SARIF', () => {
  it('takes severity and weaknesses from the rule, where the result leaves them out', () => {
    const rule = {
      id: 'r',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'CWE-089: SQL injection', 'OWASP-A03:2021'] },
    };
    const driver = { name: 'tool', rules: [rule] };
    expect(only({ tool: { driver }, results: [result()] })).toEqual({
      ruleId: 'r',
      cwe: ['CWE-89'],
      severity: 'error',
      message: 'Look here',
      path: 'a.py',
      startLine: 3,
      endLine: 4,
    });
    const byIndex = result({ ruleId: undefined, ruleIndex: 0, level: 'note' });
    expect(only({ tool: { driver }, results: [byIndex] })).toMatchObject({
      ruleId: 'r',
      severity: 'note',
      cwe: ['CWE-89'],
    });
  });

  it('finds rules of extensions, as CodeQL has them, with its tags', () => {
    const rule = { id: 'py/sql', properties: { tags: ['external/cwe/cwe-089', 'security'] } };
    const run = {
      tool: {
        driver: { name: 'CodeQL', rules: [{ id: 'other', properties: { tags: ['CWE-1'] } }] },
        extensions: [{ name: 'codeql/python-queries', rules: [rule] }],
      },
      results: [result({ ruleId: 'py/sql', rule: { id: 'py/sql', index: 0 }, ruleIndex: 0 })],
    };
    expect(only(run)).toMatchObject({ cwe: ['CWE-89'], severity: 'warning' });
  });

  it('understands references into the taxonomy, as SpotBugs makes them', () => {
    const target = { id: '78', toolComponent: { name: 'CWE' } };
    const rule = { id: 'COMMAND_INJECTION', relationships: [{ target, kinds: ['superset'] }] };
    const taxa = [{ id: '88', toolComponent: { name: 'CWE' } }, { id: '5' }];
    const run = {
      tool: { driver: { name: 'SpotBugs', rules: [rule] } },
      results: [result({ ruleId: 'COMMAND_INJECTION', taxa })],
    };
    expect(only(run)?.cwe).toEqual(['CWE-78', 'CWE-88']);
  });

  it.each([
    ['a.py', 'a.py'],
    ['./a.py', 'a.py'],
    ['file:///box/code/sub/a.py', 'sub/a.py'],
    ['/box/code/a.py', 'a.py'],
    ['with%20space.py', 'with space.py'],
    ['100%.py', '100%.py'],
    ['file:///etc/passwd', '/etc/passwd'],
  ])('names the file %s', (uri, path) => {
    const locations = [{ physicalLocation: { artifactLocation: { uri } } }];
    expect(only({ results: [result({ locations })] })).toMatchObject({
      path,
      startLine: 1,
      endLine: 1,
    });
  });

  it('counts what a comment in the code suppresses, and not what passes', () => {
    const suppressed = result({ suppressions: [{ kind: 'inSource' }] });
    const results = [suppressed, result({ kind: 'pass' }), result({ kind: 'notApplicable' })];
    expect(readSarif(log({ results }), folder).findings).toHaveLength(1);
  });

  it('holds a flood, and says that it does', () => {
    const results = Array.from({ length: 1_500 }, () =>
      result({ message: { text: 'x'.repeat(5_000) } }),
    );
    const { findings, problems } = readSarif(log({ results }), folder);
    expect(findings).toHaveLength(1_000);
    expect(findings.every(({ message }) => message.length === 2_000)).toBe(true);
    expect(problems).toEqual(['500 more findings are left out']);
  });

  it('passes on what the analyser could not do', () => {
    const toolExecutionNotifications = [
      { level: 'note', message: { text: 'took 3 ms' } },
      { level: 'error', message: { text: 'a.py: syntax error' } },
    ];
    const invocations = [{ executionSuccessful: true, toolExecutionNotifications }];
    expect(readSarif(log({ results: [], invocations }), folder).problems).toEqual([
      'a.py: syntax error',
    ]);
    const failed = [{ executionSuccessful: false }];
    expect(readSarif(log({ results: [], invocations: failed }), folder).problems).toEqual([
      'the analyser says that it failed',
    ]);
    expect(readSarif(log({}), folder).problems).toEqual(['the analyser did not look']);
    expect(readSarif(log({ results: [] }), folder).problems).toEqual([]);
  });

  it.each([
    [null, /in the whole/],
    [{ version: '2.0.0', runs: [] }, /in version/],
    [{ version: '2.1.0', runs: [] }, /in runs/],
    [log({ results: [result({ message: 'text' })] }), /in runs.0.results.0.message/],
    [log({ results: [result({ level: 'fatal' })] }), /in runs.0.results.0.level/],
  ])('refuses what is none: %j', (value, message) => {
    expect(() => readSarif(value, folder)).toThrow(SarifError);
    expect(() => readSarif(value, folder)).toThrow(message);
  });

  it('reads what is made here for analysers that speak another language', () => {
    const finding = {
      ruleId: 'B602',
      cwe: [78],
      level: 'error' as const,
      message: 'a shell',
      path: '/box/code/a b%.py',
      startLine: 7,
      endLine: 5,
    };
    const { findings, problems } = readSarif(makeSarif('t', [finding], ['b.py: no']), folder);
    expect(problems).toEqual(['b.py: no']);
    expect(findings).toEqual([
      {
        ruleId: 'B602',
        cwe: ['CWE-78'],
        severity: 'error',
        message: 'a shell',
        path: 'a b%.py',
        startLine: 7,
        endLine: 7,
      },
    ]);
  });
});
