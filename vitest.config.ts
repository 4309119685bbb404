import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests run on the sources; only what is sent into a sandbox or a browser is taken from the build. */
const alias = {
  '@credence/calibration/folds': source('packages/calibration/src/uncertainty/split-groups.ts'),
  '@credence/calibration/simd': source('packages/calibration/src/simd.ts'),
  '@credence/calibration/recalibration': source('packages/calibration/src/recalibration/index.ts'),
  '@credence/calibration': source('packages/calibration/src/index.ts'),
  '@credence/viewer/measure': source('packages/viewer/src/measure/index.ts'),
  '@credence/viewer/helps': source('packages/viewer/src/helps/index.ts'),
  '@credence/viewer/facts': source('packages/viewer/src/pack/index.ts'),
  '@credence/viewer/tables': source('packages/viewer/src/tables/index.ts'),
  '@credence/viewer/unpack': source('packages/viewer/src/pack/unpack-facts.ts'),
  '@credence/viewer/format': source('packages/viewer/src/page/format/number.ts'),
  '@credence/viewer/figures': source('packages/viewer/src/page/figures/figures.tsx'),
  '@credence/viewer/render': source('packages/viewer/src/render.ts'),
  '@credence/viewer': source('packages/viewer/src/index.ts'),
};

const project = (name: string) => ({
  resolve: { alias },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } as const,
  test: {
    name,
    root: source(`packages/${name}`),
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    testTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [project('calibration'), project('viewer'), project('credence')],
  },
});
