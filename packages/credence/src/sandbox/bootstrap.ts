import { type InnerProfile, profilePath, programFolder } from './inner/profile.ts';
import type { TrustedProgram } from './sandbox.ts';

/** Digits of the length that goes before the bundle. */
export const lengthDigits = 12;

/** Contents by absolute path; `base64` for what is not text. */
export type BundleFiles = Readonly<
  Record<string, { readonly text: string } | { readonly base64: string }>
>;

/** What the outer sandbox is given to unpack and run. */
export interface Bundle {
  readonly files: BundleFiles;
  /** Absolute path of the module to run. */
  readonly entry: string;
}

/** Sent as soon as the bundle is unpacked, before the program's own frames. */
export const readyFrame = '{"sandbox":"ready"}';

export function encodeBundle(bundle: Bundle): Buffer {
  const bytes = Buffer.from(JSON.stringify(bundle));
  return Buffer.concat([Buffer.from(`${bytes.length}`.padStart(lengthDigits, '0')), bytes]);
}

/** A program with the profile of where it runs, and what else its launches need. */
export function bundleOf(
  { modules, entry }: TrustedProgram,
  profile: InnerProfile,
  files: BundleFiles = {},
): Buffer {
  const sources = Object.entries(modules).map(
    ([path, text]) => [`${programFolder}/${path}`, { text }] as const,
  );
  return encodeBundle({
    files: {
      // Says that `.js` files are ES modules.
      [`${programFolder}/package.json`]: { text: '{"type":"module"}' },
      [profilePath]: { text: JSON.stringify(profile) },
      ...files,
      ...Object.fromEntries(sources),
    },
    entry: `${programFolder}/${entry}`,
  });
}

/**
 * The first program of the outer sandbox, given to node as text. It reads the bundle to the byte,
 * so that the frames behind it are left for the program.
 *
 * Descriptors that the host inherited without the close-on-exec flag have come this far; they are
 * closed before anything else, lest hostile code gets them.
 */
export const bootstrap = `
import fs from 'node:fs';
import path from 'node:path';
for (const fd of fs.readdirSync('/proc/self/fdinfo').map(Number).filter((fd) => fd > 2)) {
  let info = '';
  try { info = fs.readFileSync('/proc/self/fdinfo/' + fd, 'latin1'); } catch { continue; }
  const flags = parseInt(/flags:\\s*(\\d+)/.exec(info)[1], 8);
  if ((flags & 0o2000000) === 0) fs.closeSync(fd);
}
const read = (size) => {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const got = fs.readSync(0, bytes, at, size - at);
    if (got === 0) throw new Error('The host closed the connection');
    at += got;
  }
  return bytes.toString();
};
const bundle = JSON.parse(read(Number(read(${lengthDigits}))));
for (const [file, { text, base64 }] of Object.entries(bundle.files)) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text ?? Buffer.from(base64, 'base64'));
}
fs.writeSync(1, '${readyFrame}\\n');
await import(bundle.entry);
`;
