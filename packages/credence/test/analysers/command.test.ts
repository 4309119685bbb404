import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StaticEvidence } from '../../src/core/static-evidence.ts';
import { readSarif } from '../../src/judging/analysers/sarif/read-sarif.ts';
import { run, runDone } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { journalFiles, recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

/** Whatever else is installed here, CodeQL is not found. */
const env = { PATH: '/usr/bin:/bin' };

function codeFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'lib/.hidden'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write('lib/tool.py', 'import os\n\n\ndef f(x):\n    os.system("ls " + x)\n');
  write('page.js', 'exports.f = (x) => eval(x);\n');
  write('lib/.hidden/a.py', 'eval(input())\n');
  write('node_modules/b.js', 'eval(x);\n');
  // Nothing of this may tell analysers how to behave.
  write('.bandit', '[bandit]\nskips = B605\n');
  write('eslint.config.js', 'export default [{ ignores: ["**"] }];\n');
  return folder;
}

describe('credence analyse', () => {
  it('prints findings with their places, and ends well although there are some', async () => {
    const folder = codeFolder();
    const args = ['analyse', folder, '--analyser', 'bandit', '--analyser', 'eslint'];
    const { stdout } = await runDone(args);
    expect(stdout).toMatch(/^bandit \S+ on python: 1 finding/m);
    expect(stdout).toMatch(/lib\/tool\.py:5: error: .*\(B605\S*\) \[CWE-78\]$/m);
    expect(stdout).toMatch(/page\.js:1: error: .*eval.*\[CWE-95\]$/m);
    expect(stdout).toContain('on javascript: not applicable: Bandit does not read javascript');
    expect(stdout).not.toContain('hidden');
    expect(stdout).not.toContain('node_modules');
  });

  it('writes SARIF that reads back as the same evidence, and JSON', async () => {
    const folder = codeFolder();
    const file = join(folder, 'result.sarif');
    const path = join(folder, 'page.js');
    const args = ['--analyser', 'eslint', '--analyser', 'codeql', '--sarif', file, '--json'];
    const { stdout } = await runDone(['analyse', path, ...args], { cwd: folder, env });
    const { evidence } = JSON.parse(stdout) as { evidence: readonly StaticEvidence[] };
    expect(evidence.map(({ analyser, status }) => [analyser, status])).toEqual([
      ['eslint', 'findings'],
      ['codeql', 'not-installed'],
    ]);
    const log = JSON.parse(readFileSync(file, 'utf8')) as { runs: readonly object[] };
    expect(readSarif(log, folder).findings).toEqual(evidence[0]?.findings);
    // No results is not the same as nothing found.
    expect(log.runs.map((one) => 'results' in one)).toEqual([true, false]);
  });

  it('does not end well when nobody has read the code', async () => {
    const path = join(codeFolder(), 'page.js');
    const end = await run(['analyse', path, '--analyser', 'codeql'], { env });
    expect(end.code).toBe(5);
    expect(end.stderr).toContain('No analyser has read the code');
  });

  it.each([
    [['analyse'], /one file or folder/],
    [['analyse', 'a', 'b'], /one file or folder/],
    [['analyse', 'not-there.py'], /not-there\.py: The code cannot be read/],
    [['analyse', '.', '--analyser', 'bandti'], /no analyser "bandti".*\n.*"bandit"/],
    [['analyse', 'notes.txt'], /notes\.txt: There is no code in a language/],
    [['analyse', 'a.py', '--rules', 'none.yaml'], /none\.yaml: The rules cannot be read/],
    [['analyse', 'a.py', '--rules', 'bad.yaml'], /bad\.yaml:1:1: .*"rules" is missing/],
    [['analyse', 'a.py', '--language', 'cobol'], /cobol/],
    [
      ['analyse', 'a.py', '--analyser', 'codeql', '--sarif', 'no/x'],
      /no\/x: The findings cannot be written/,
    ],
  ])('refuses %j', async (args, message) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.txt'), 'x');
    writeFileSync(join(folder, 'a.py'), 'x = 1\n');
    writeFileSync(join(folder, 'bad.yaml'), '{}');
    const { code, stderr } = await run(args, { cwd: folder });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

it('a study collects evidence beside its verdicts, also when it is asked for later', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const server = await serveModels({ tasks: await allTasks() });
  onTestFinished(server.close);
  const begin = writeStudy(folder, server.baseUrl, { confidence: ['verbalized'], samples: 1 });
  await runDone(['run', begin, '--out', out]);
  const requests = server.seen.length;
  expect(recordsIn(out).some(({ kind }) => kind === 'evidence')).toBe(false);

  const analysers = ['bandit', 'eslint', 'codeql'];
  const more = { confidence: ['verbalized'], samples: 1, analysers };
  const file = writeStudy(folder, server.baseUrl, more);
  const { stderr, stdout } = await runDone(['run', file, '--out', out, '--json'], { env });
  expect(stderr).toContain('no evidence of CodeQL: CodeQL is not installed');
  // No answer is asked for, or judged, again.
  expect(server.seen).toHaveLength(requests);
  const records = recordsIn(out);
  const evidence = records.filter((record) => record.kind === 'evidence');
  const codes = records.flatMap((record) =>
    record.kind === 'sample' && record.code !== null ? [`${record.task} ${record.code}`] : [],
  );
  expect(evidence.map(({ task, code }) => `${task} ${code}`).sort()).toEqual(
    [...new Set(codes)].sort(),
  );
  for (const { analyser, language } of evidence) {
    expect(analyser).toBe(language === 'python' ? 'bandit' : 'eslint');
  }
  const { samples } = JSON.parse(stdout) as ReportData;
  const shown = samples.filter((sample) => sample.evidence !== undefined);
  expect(shown).toHaveLength(codes.length);
  expect(new Set(shown.flatMap((sample) => sample.evidence?.map(({ status }) => status)))).toEqual(
    new Set(evidence.map(({ status }) => status)),
  );

  const before = journalFiles(out);
  await runDone(['run', file, '--out', out], { env });
  expect(journalFiles(out)).toEqual(before);
});
