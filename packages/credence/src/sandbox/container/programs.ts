import { InfrastructureError } from '../../core/errors.ts';
import { innerModules } from '../inner-modules.ts';
import type { ProgramImage, Sandbox } from '../sandbox.ts';

/** Where images put toolchains. */
const folders = ['/usr/bin', '/usr/local/bin', '/usr/local/go/bin', '/opt/java/openjdk/bin'];

/** A trusted program that answers one question about the image it runs in. */
const asked = `
import { execFileSync } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { receive, send } from '../sandbox/inner/frames.js';
const attempt = (work, otherwise) => { try { return work(); } catch { return otherwise; } };
const programs = (folders) => folders.flatMap((folder) =>
  attempt(() => readdirSync(folder), []).flatMap((name) => {
    const path = attempt(() => realpathSync(folder + '/' + name), null);
    return path === null ? [] : [[name, path]];
  }));
for await (const { folders, argv } of receive()) {
  try {
    send({ answer: folders ? programs(folders) : execFileSync(argv[0], argv.slice(1), { encoding: 'utf8', env: {} }) });
  } catch (error) {
    send({ failure: error.message });
  }
}
`;

/** Looks into an image, each question in a container of its own. */
export function imagePrograms(sandbox: Pick<Sandbox, 'open'>): ProgramImage {
  let listed: Promise<ReadonlyMap<string, string>> | undefined;
  const list = async () => {
    const found = (await ask(sandbox, { folders })) as [string, string][];
    // Of two with the same name the first folder's counts.
    return new Map(found.reverse());
  };
  return {
    find: async (name) => {
      listed ??= list();
      return (await listed).get(name) ?? null;
    },
    output: async (argv) => (await ask(sandbox, { argv: [...argv] })) as string,
  };
}

async function ask(
  sandbox: Pick<Sandbox, 'open'>,
  question: { readonly folders: string[] } | { readonly argv: string[] },
): Promise<unknown> {
  const session = await sandbox.open({
    modules: { ...innerModules(), 'image/main.js': asked },
    entry: 'image/main.js',
    roots: [],
  });
  const timer = setTimeout(() => session.kill(), 30_000);
  try {
    session.send(question);
    for await (const frame of session.frames) {
      const { answer, failure } = frame as { answer?: unknown; failure?: string };
      if (failure === undefined) return answer;
      throw new InfrastructureError('image', `The image's program failed: ${failure}`);
    }
  } finally {
    clearTimeout(timer);
    await session.close();
  }
  const { detail, stderr } = await session.ended;
  throw new InfrastructureError('image', `Looking into the image ${detail}: ${stderr.trim()}`);
}
