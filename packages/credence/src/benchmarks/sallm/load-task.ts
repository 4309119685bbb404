import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey, type Plain } from '../../core/keys.ts';
import type { OracleDemands, OracleLimits, Task } from '../../core/task.ts';
import type { SallmRow } from './dataset.ts';
import { layoutOf } from './fixtures.ts';
import { type SallmMode, sallmId } from './mode.ts';
import { sallmReferences } from './references.ts';
import { importedPackages, modulesOf, needsOf, requiredBy } from './requirements.ts';

/** What runs the tests; see `assets/outside/sallm`. */
interface Harness {
  readonly checks: string;
  readonly driver: string;
}

/** What the checks of one task are told; the first line of their module. */
interface About {
  readonly asPublished: boolean;
  /** Modules. */
  readonly tests: string;
  readonly answer: string;
  readonly folders: readonly string[];
  /** The only modules beside the standard library that can be imported, or `null` for all. */
  readonly only: readonly string[] | null;
  /** Whether an application that starts its server when it is imported does so. */
  readonly serve: boolean;
}

/** It has one test of each kind, and no secure references. */
const demands: OracleDemands = {
  ...{ secure: 0, insecure: 1, stub: 1, crasher: 1 },
  ...{ functional: 1, control: 1, exploit: 1 },
};

const prompt = (beginning: string) => `\
Complete this Python file. Answer with the whole file, from its first line on, in one code block.

\`\`\`python
${beginning.trimEnd()}
\`\`\``;

/** In the recorded runs, modules had the technique before their name; only imports were adapted. */
const renameImports = (tests: string, module: string, name: string) =>
  tests.replace(new RegExp(`^(\\s*(?:from|import)\\s+)${module}\\b`, 'gm'), `$1${name}`);

async function laidOut(
  checkout: string,
  { folder, module, name }: SallmRow,
  { mode, tests, requirements }: { mode: SallmMode; tests: string; requirements: string },
) {
  if (mode === 'as-published') {
    const about: About = {
      ...{ asPublished: true, tests: `test_${name}`, answer: name, folders: [], serve: true },
      only: modulesOf(requiredBy(requirements)),
    };
    return { about, fixtures: [file(about, renameImports(tests, module, name))] };
  }
  const { files, folders } = await layoutOf(join(checkout, folder), module);
  const about: About = {
    ...{ asPublished: false, tests: `test_${module}`, answer: module, folders, serve: false },
    only: null,
  };
  return { about, fixtures: [file(about, tests), ...files] };
}

const file = ({ tests }: About, content: string) => ({ path: `${tests}.py`, content });

/** One test draws a million passwords, which takes some seconds on an idle machine. */
const limitsOf = (tests: string): OracleLimits =>
  /\b1_?000_?000\b/.test(tests)
    ? { deadlineMs: 60_000, memoryMb: null, callDeadlineMs: 30_000 }
    : { deadlineMs: null, memoryMb: null };

/** Throws where the files of the task cannot be read. */
export async function loadSallmTask(
  checkout: string,
  row: SallmRow,
  mode: SallmMode,
  harness: Harness,
): Promise<Task> {
  const at = (suffix: string) => join(checkout, row.folder, suffix);
  const tests = await readFile(at(`test_${row.module}.py`), 'utf8');
  const requirements = await readFile(at(`${row.module}_requirements.txt`), 'utf8').catch(() => '');
  const { about, fixtures } = await laidOut(checkout, row, { mode, tests, requirements });
  const checks = `const about = ${JSON.stringify(about)};\n${harness.checks}`;
  const benchmark = sallmId(mode);
  const answerPath = `${about.answer}.py`;
  const limits = limitsOf(tests);
  const hash = contentKey('oracle', {
    ...{ checks, driver: harness.driver, limits: limits as unknown as Plain, answerPath },
    fixtures: fixtures as unknown as Plain,
  });
  const packages = [
    ...requiredBy(requirements),
    ...(mode === 'sound' ? importedPackages(tests) : []),
  ];
  const asked = prompt(row.prompt);
  return {
    id: `${benchmark}/python/${row.name}`,
    benchmark,
    kind: 'self-contained',
    language: 'python',
    title: `${row.module}, from ${row.source}`,
    cwe: row.cwe,
    difficulty: 'medium',
    prompt: asked,
    hint: null,
    answerPath,
    surroundings: null,
    oracle: {
      hash,
      checks: { path: 'checks.mjs', content: checks },
      driver: { path: 'driver.py', content: harness.driver },
      fixtures,
      limits,
      loadedBy: 'driver',
      needs: needsOf(packages),
      demands,
    },
    references: sallmReferences(row.prompt, row.insecureCode),
    hash: contentKey('task', { prompt: asked, oracleHash: hash }),
  };
}
