import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPackage, buildPackage } from './built.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

let built: BuiltPackage;
beforeAll(async () => {
  built = await buildPackage();
}, 120_000);
afterAll(() => built?.remove());

const files = (ending: string) =>
  readdirSync(built.folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith(ending),
  );
const text = (file: string) => readFileSync(join(built.folder, file), 'utf8');
const packed = (code: string) => gzipSync(code, { level: 9 }).length;
const compressed = async (program: string) => packed(await built.bundle(program));

describe('the published package', () => {
  it('needs nothing: no dependency, no Node module, no global of Node', () => {
    expect(manifest.dependencies).toBeUndefined();
    for (const file of files('.js')) {
      const foreign = [...text(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^.'"][^'"]*)['"]/g)];
      expect(
        foreign.map(([, name]) => name),
        file,
      ).toEqual([]);
      expect(text(file), file).not.toMatch(/\b(?:process|Buffer|require|__dirname)\b[.(]/);
    }
  });

  it('names its relative imports by the files that are there', () => {
    const present = new Set([...files('.js'), ...files('.d.ts')]);
    for (const file of present) {
      // In declarations TypeScript keeps `.ts` and reads it as the declaration file beside it.
      const [source, emitted] = file.endsWith('.js') ? [/\.js$/, '.js'] : [/\.ts$/, '.d.ts'];
      for (const [, target] of text(file).matchAll(/from '(\.[^']+)'/g)) {
        expect(target, file).toMatch(source);
        const path = join(file, '..', target!).replace(source, emitted);
        expect(present.has(path), `${file} imports ${target}`).toBe(true);
      }
    }
  });

  it('gives every entry types and code, the types first', () => {
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false });
    for (const entry of Object.values<Record<string, string>>(manifest.exports)) {
      expect(Object.keys(entry)).toEqual(['types', 'default']);
      for (const path of Object.values(entry)) {
        expect(text(path.replace('./dist/', '')).length).toBeGreaterThan(0);
      }
    }
  });

  it('packs code, types, documentation and licence, and nothing else', () => {
    const { stdout, status } = spawnSync('npm', ['pack', '--dry-run', '--json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const [{ files: packed }] = JSON.parse(stdout);
    const odd = packed
      .map((file: { path: string }) => file.path)
      .filter(
        (path: string) =>
          !/^(?:package\.json|README\.md|LICENSE|docs\/.*\.md|dist\/.*\.(?:js|d\.ts))$/.test(path),
      );
    expect(odd).toEqual([]);
    const paths = packed.map((file: { path: string }) => file.path);
    expect(paths.filter((path: string) => /\.test\./.test(path))).toEqual([]);
    const linked = [
      ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\((docs\/[^)]+)\)/g),
    ];
    expect(linked.length).toBeGreaterThan(0);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', ...linked.map(([, path]) => path!)]));
  });
});

describe('the bundle', () => {
  const everything = `export * from '@credence/calibration';`;

  it('that is published for pages stays below 20,000 bytes, and is what bundlers make', async () => {
    expect(packed(text('calibration.min.js'))).toBeLessThan(20_000);
    expect(await compressed(everything)).toBeLessThan(20_000);
  });

  it('grows little by the entry that only makes it faster', async () => {
    const accelerated = `${everything}\nexport * from '@credence/calibration/simd';`;
    const size = await compressed(accelerated);
    expect(size - (await compressed(everything))).toBeLessThan(700);
  });

  it.each([
    ['brier', 1_500],
    ['normalCdf', 1_500],
    ['passAtK', 1_500],
    ['ece', 4_500],
    ['plattScaling', 4_500],
    ['learnThenTest', 5_000],
    ['smoothEce', 5_000],
  ])('of %s alone leaves the rest out (under %d bytes)', async (name, limit) => {
    const size = await compressed(`export { ${name} } from '@credence/calibration';`);
    expect(size).toBeLessThan(limit);
  });

  it('of an unused import is empty', async () => {
    const code = await built.bundle(
      `import * as all from '@credence/calibration'; export const x = 1;`,
    );
    expect(code.length).toBeLessThan(100);
  });
});
