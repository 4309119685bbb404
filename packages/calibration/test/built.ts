import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { oneModule } from '../vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));

const quiet = { configFile: false, logLevel: 'error' } as const;

/** The package as it is published, compiled afresh into a folder of its own. */
export interface BuiltPackage {
  readonly folder: string;
  /** Bundles and minifies a program, in which `'@credence/calibration'` is this package. */
  readonly bundle: (program: string) => Promise<string>;
  readonly remove: () => void;
}

export const buildPackage = async (): Promise<BuiltPackage> => {
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
  const whole = oneModule(join(folder, 'index.js'), 'calibration.min');
  await build({ ...whole, ...quiet, build: { ...whole.build, outDir: folder } });
  return {
    folder,
    bundle: async (program) => {
      const entry = join(folder, 'program.js');
      const imports = program
        .replaceAll('@credence/calibration/simd', './simd.js')
        .replaceAll('@credence/calibration/min', './calibration.min.js')
        .replaceAll('@credence/calibration', './index.js');
      writeFileSync(entry, imports);
      const asPublished = oneModule(entry, 'program');
      const result = await build({
        ...{ ...asPublished, ...quiet, root: folder },
        build: { ...asPublished.build, write: false },
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
