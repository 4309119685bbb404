import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Severity } from '../../core/static-evidence.ts';
import {
  AnalyserFailed,
  codeFolder,
  complaintOf,
  ownFolder,
  parseOutput,
  type StaticAnalyser,
} from './analyser.ts';
import { ownInstallation } from './own-installation.ts';
import { makeSarif, type RawFinding } from './sarif/make-sarif.ts';

/**
 * The rules of eslint-plugin-security that speak of a weakness, which the plugin does not name, and
 * how much they say: most warn of a kind of call, whatever reaches it.
 */
const rules: Readonly<Record<string, { readonly cwe: number; readonly level: Severity }>> = {
  'detect-bidi-characters': { cwe: 1007, level: 'warning' },
  'detect-invisible-characters': { cwe: 1007, level: 'warning' },
  'detect-buffer-noassert': { cwe: 119, level: 'warning' },
  'detect-child-process': { cwe: 78, level: 'warning' },
  'detect-disable-mustache-escape': { cwe: 79, level: 'warning' },
  'detect-eval-with-expression': { cwe: 95, level: 'error' },
  'detect-new-buffer': { cwe: 908, level: 'warning' },
  'detect-no-csrf-before-method-override': { cwe: 352, level: 'warning' },
  'detect-non-literal-fs-filename': { cwe: 22, level: 'note' },
  'detect-non-literal-regexp': { cwe: 1333, level: 'note' },
  'detect-non-literal-require': { cwe: 829, level: 'warning' },
  'detect-object-injection': { cwe: 915, level: 'note' },
  'detect-possible-timing-attacks': { cwe: 208, level: 'note' },
  'detect-pseudoRandomBytes': { cwe: 338, level: 'warning' },
  'detect-unsafe-regex': { cwe: 1333, level: 'warning' },
};

/** Every rule of the plugin, as the installed version has them, and nothing of the code's own. */
const configuration = (plugin: string) => `import security from ${JSON.stringify(plugin)};
const rules = Object.keys(security.rules).map((rule) => ['security/' + rule, 'warn']);
const linting = { plugins: { security }, rules: Object.fromEntries(rules) };
const options = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' };
export default [
  { linterOptions: options },
  // Files do not say which kind of module they are; as ES modules nearly all of either kind parse.
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { sourceType: 'module' }, ...linting },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' }, ...linting },
];
`;

const message = z.looseObject({
  ruleId: z.string().nullable(),
  message: z.string(),
  fatal: z.boolean().optional(),
  line: z.number().optional(),
  endLine: z.number().optional(),
});

/** `eslint --format json`. */
const reportSchema = z.array(z.looseObject({ filePath: z.string(), messages: z.array(message) }));

export const eslint: StaticAnalyser = {
  id: 'eslint',
  name: 'ESLint with eslint-plugin-security',
  languages: ['javascript'],
  takesRules: false,
  install: 'npm install --global eslint eslint-plugin-security',
  async locate(find) {
    const program = await find('eslint');
    const folders = [
      join(ownInstallation('node'), 'node_modules'),
      // <folder>/eslint/bin/eslint.js
      ...(program === null ? [] : [dirname(dirname(dirname(program)))]),
    ];
    for (const folder of folders) {
      const plugin = join(folder, 'eslint-plugin-security/index.js');
      const main = join(folder, 'eslint/bin/eslint.js');
      if (!(await Promise.all([plugin, main].map(exists))).every(Boolean)) continue;
      return {
        versionCommand: ['@node', main, '--version'],
        roots: [folder],
        launch: ({ files }) => ({
          argv: [
            ...['@node', main, '--config', `${ownFolder}/eslint.config.mjs`, '--no-inline-config'],
            ...['--no-ignore', '--no-warn-ignored', '--format', 'json', ...files],
          ],
          files: { 'eslint.config.mjs': configuration(plugin) },
        }),
      };
    }
    return {
      missing:
        program === null
          ? 'ESLint is not installed'
          : 'eslint-plugin-security is not installed beside ESLint',
    };
  },
  sarif(output) {
    // 1 says that a file could not be parsed.
    if (output.exitCode !== 0 && output.exitCode !== 1) {
      throw new AnalyserFailed(complaintOf(output));
    }
    const parsed = reportSchema.safeParse(parseOutput(output.stdout, output));
    if (!parsed.success) throw new AnalyserFailed('its results are not those of ESLint');
    const all = parsed.data.flatMap(({ filePath, messages }) =>
      messages.map((one) => ({ ...one, path: filePath })),
    );
    return makeSarif(
      'ESLint',
      all.flatMap(toFinding),
      all
        .filter(({ fatal, ruleId }) => fatal || ruleId === null)
        .map(({ path, line, message: text }) => {
          return `${path.replace(`${codeFolder}/`, '')}:${line ?? 1}: ${text}`;
        }),
    );
  },
};

function toFinding({
  ruleId,
  message: text,
  line = 1,
  endLine = line,
  path,
}: z.infer<typeof message> & { readonly path: string }): RawFinding[] {
  if (ruleId === null) return [];
  const known = rules[ruleId.replace('security/', '')];
  const [cwe, level] = known ? [[known.cwe], known.level] : [[], 'note' as const];
  return [{ ruleId, cwe, level, message: text, path, startLine: line, endLine }];
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
