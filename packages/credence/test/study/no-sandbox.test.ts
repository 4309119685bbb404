import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CommandOptions, run } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

/**
 * Surroundings in which bubblewrap is this file and no engine of containers can be started: a mount
 * namespace of one's own with other files in their places.
 */
function withBubblewrap(file: string): CommandOptions {
  const script = `
    for engine in $(which -a docker podman); do mount --bind /dev/null "$engine" || exit 99; done
    mount --bind "$1" "$(command -v bwrap)" || exit 99
    shift
    exec "$@"`;
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return { prefix: ['unshare', '--mount', ...asRoot, 'sh', '-c', script, 'sh', file] };
}

const broken =
  '#!/bin/sh\necho "bwrap: Creating new namespace failed: Operation not permitted" >&2\nexit 1\n';

async function setUp() {
  const folder = temporaryFolder();
  const server = await serveModels({ tasks: await allTasks() });
  onTestFinished(server.close);
  const file = writeStudy(folder, server.baseUrl, { samples: 1 });
  const tool = (name: string, text: string, mode: number) => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode });
    return path;
  };
  return { folder, server, file, out: join(folder, 'out'), tool };
}

describe('on a machine', () => {
  it.each([
    ['without bubblewrap', '', 0o644, /bwrap is not installed[\s\S]*→ apt-get install bubblewrap/],
    ['whose bubblewrap fails', broken, 0o755, /No sandbox works on this machine[\s\S]*→ /],
  ])('%s nothing is run, asked or judged', async (_, text, mode, said) => {
    const { server, file, out, tool } = await setUp();
    const surroundings = withBubblewrap(tool('bwrap', text, mode));
    const end = await run(['run', file, '--out', out], surroundings);
    expect(end, end.stderr).toMatchObject({ code: 3, stdout: '' });
    expect(end.stderr).toMatch(said);
    expect(server.seen).toEqual([]);
    expect(recordsIn(out)).toEqual([]);

    const doctor = await run(['doctor', '--json'], surroundings);
    expect(doctor).toMatchObject({ code: 3 });
    expect(JSON.parse(doctor.stdout)).toMatchObject({ usable: false, toolchains: [] });
  });

  it('without bubblewrap code is not judged by any other verb, however it is asked', async () => {
    const { folder, tool } = await setUp();
    const surroundings = withBubblewrap(tool('bwrap', '', 0o644));
    // Would leave a trace if it ran anywhere.
    const marker = join(folder, 'it-ran');
    const answer = tool('answer.py', `open(${JSON.stringify(marker)}, "w").close()\n`, 0o644);
    const fakes = join(folder, 'bin');
    mkdirSync(fakes);
    writeFileSync(join(fakes, 'docker'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    const env = {
      PATH: `${fakes}:${process.env.PATH}`,
      CREDENCE_SANDBOX: 'none',
      CREDENCE_UNSAFE: '1',
      NODE_ENV: 'test',
      VITEST: 'true',
      CI: 'true',
    };
    for (const args of [
      ['judge', 'python/profile-card', answer],
      ['audit', '--only', 'python/profile-card'],
    ]) {
      const end = await run(args, { ...surroundings, env });
      expect(end, end.stderr).toMatchObject({ code: 3, stdout: '' });
      expect(end.stderr).toContain('apt-get install bubblewrap');
    }
    expect(existsSync(marker)).toBe(false);
  });
});
