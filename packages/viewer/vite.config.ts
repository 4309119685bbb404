import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Everything between a tag's brackets, for each inline tag that a policy must allow. */
function hashes(html: string, tag: RegExp): string {
  return [...html.matchAll(tag)].map((match) => hash(match[1] ?? '')).join(' ');
}

/**
 * Only the script and styles of this build may run, by their hash; nothing is loaded from
 * anywhere, and no string ever becomes markup (Trusted Types without any policy).
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'credence:content-security-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          const html = String(file.source);
          const policy = [
            "default-src 'none'",
            `script-src ${hashes(html, /<script type="module"[^>]*>([\s\S]*?)<\/script>/g)}`,
            `style-src ${hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g)}`,
            'img-src data:',
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
          ].join('; ');
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
          file.source = html.replace('<meta charset="utf-8" />', (charset) => charset + meta);
        }
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // The type checker's output lives in the same folder.
    emptyOutDir: false,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: false,
    rolldownOptions: { input: fileURLToPath(new URL('page.html', import.meta.url)) },
  },
  plugins: [viteSingleFile(), contentSecurityPolicy()],
});
