import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));

/** The package as it is published, compiled afresh into a folder of its own. */
export interface BuiltPackage {
  readonly folder: string;
  /** Bundles and minifies a program, in which `'@credence/calibration'` is this package. */
  readonly bundle: (program: string) => Promise<string>;
  readonly remove: () => void;
}

export const buildPackage = (): BuiltPackage => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'calibration-'));
  // Bundlers read from it that the files are modules without side effects.
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  const { status, stdout } = spawnSync(
    compiler,
    ['-p', root, '--outDir', folder, '--composite', 'false', '--incremental', 'false'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the package does not compile:\n${stdout}`);
  return {
    folder,
    bundle: async (program) => {
      const entry = join(folder, 'program.js');
      const imports = program
        .replaceAll('@credence/calibration/simd', './simd.js')
        .replaceAll('@credence/calibration', './index.js');
      writeFileSync(entry, imports);
      const result = await build({
        configFile: false,
        logLevel: 'error',
        root: folder,
        build: {
          write: false,
          target: 'es2023',
          lib: { entry, formats: ['es'], fileName: 'program' },
          // A library is not minified to the last space unless asked, nor without its comments.
          rolldownOptions: { output: { minify: true, comments: false } },
        },
      });
      const output = (Array.isArray(result) ? result : [result]).flatMap((r) =>
        'output' in r ? r.output : [],
      );
      const [chunk, ...others] = output;
      if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('not one bundle');
      return chunk.code;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
};
