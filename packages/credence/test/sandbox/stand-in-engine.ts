import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeForSandbox } from '../../src/sandbox/bubblewrap/node-binary.ts';
import type { EngineId } from '../../src/sandbox/container/engine.ts';
import { assemble } from '../../src/sandbox/seccomp/bpf.ts';
import { seccompFilter } from '../../src/sandbox/seccomp/filter.ts';
import type { Architecture } from '../../src/sandbox/seccomp/syscalls.ts';

const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';

/** What engines that can serve say of themselves, shortened to what matters. */
export const infos = {
  docker: {
    ServerVersion: '28.2.2',
    KernelVersion: '6.1.0',
    Architecture: machine,
    OSType: 'linux',
    SecurityOptions: ['name=seccomp,profile=builtin', 'name=cgroupns'],
    MemoryLimit: true,
    PidsLimit: true,
    CpuCfsQuota: true,
  },
  podman: {
    host: {
      arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      kernel: '6.1.0',
      cgroupControllers: ['cpu', 'memory', 'pids'],
      security: { rootless: true },
    },
    version: { Version: '4.3.1' },
  },
};

export const imageDigest = `sha256:${'ab'.repeat(32)}`;

interface Answers {
  /** An object is printed; a string is said on stderr, with exit code 1. */
  readonly info?: object | string;
  readonly image?: object | string;
  /** Why no container can be made. */
  readonly create?: string;
}

/** One request that the engine got. */
interface Call {
  readonly client: string;
  readonly args: readonly string[];
  /** Names of the variables that it was given. */
  readonly environment: readonly string[];
}

/** Puts an engine first on the PATH while `use` runs. */
export async function withEngine<Result>(
  id: EngineId,
  answers: Answers,
  use: (calls: () => Call[]) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  chmodSync(folder, 0o755);
  const path = process.env.PATH;
  try {
    copyFileSync(
      fileURLToPath(new URL('./stand-in-engine.cjs', import.meta.url)),
      join(folder, id),
    );
    chmodSync(join(folder, id), 0o755);
    const put = (name: string, answer: object | string) =>
      typeof answer === 'string'
        ? writeFileSync(join(folder, `${name}.err`), answer)
        : writeFileSync(join(folder, `${name}.json`), JSON.stringify(answer));
    put('info', answers.info ?? infos[id]);
    put('image', answers.image ?? [{ Id: imageDigest, Os: 'linux', Config: {} }]);
    if (answers.create !== undefined) put('create', answers.create);
    const filter = join(folder, 'filter');
    writeFileSync(filter, assemble(seccompFilter(process.arch as Architecture)));
    put('machine', { filter, node: nodeForSandbox(true).path });
    writeFileSync(join(folder, 'calls.jsonl'), '');
    process.env.PATH = `${folder}${delimiter}${path}`;
    const calls = () =>
      readFileSync(join(folder, 'calls.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Call);
    return await use(calls);
  } finally {
    process.env.PATH = path;
    rmSync(folder, { recursive: true });
  }
}
