import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

/** One minified module of a program and all that it takes: what a page without a bundler can load. */
export const oneModule = (entry: string, fileName: string): UserConfig => ({
  publicDir: false,
  build: {
    // The compiler's output lives in the same folder.
    emptyOutDir: false,
    target: 'es2023',
    lib: { entry, formats: ['es'], fileName },
    // A library is not minified to the last space unless asked, nor without its comments.
    rolldownOptions: { output: { minify: true, comments: false } },
  },
});

export default defineConfig(
  oneModule(fileURLToPath(new URL('dist/index.js', import.meta.url)), 'calibration.min'),
);
