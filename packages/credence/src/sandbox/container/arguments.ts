import { boxesFolder, otherBoxesFolder } from '../inner/box-folder.ts';
import type { OuterLimits } from '../sandbox.ts';
import type { EngineId } from './engine.ts';
import type { ContainerLimits } from './limits.ts';

/** The user of the trusted program, inside. */
export const trustedUser = 1000;

/**
 * All rights that anything in the container can have. Those of the trusted program: to start hostile
 * code as another user without any, and to give that user its box.
 */
const capabilities = ['CHOWN', 'SETGID', 'SETPCAP', 'SETUID'];

export interface ContainerSpec {
  readonly engine: EngineId;
  readonly image: string;
  /** The system call filter's file, on this side. */
  readonly seccompFile: string;
  readonly outer: OuterLimits;
  readonly limits: ContainerLimits;
  /** What node runs. */
  readonly script: string;
}

/** The engine's arguments that make a container, not yet started, for one session. */
export function createArguments(spec: ContainerSpec): string[] {
  const { engine, outer, limits } = spec;
  return [
    ...['create', '--interactive', '--rm', '--init', '--pull=never', '--no-healthcheck'],
    ...['--log-driver=none', '--hostname=judge', '--workdir=/'],
    ...['--network=none', '--ipc=none', '--read-only', '--user=0:0'],
    ...['--cap-drop=all', ...capabilities.map((name) => `--cap-add=${name}`)],
    ...['--security-opt=no-new-privileges', `--security-opt=seccomp=${spec.seccompFile}`],
    // No swap beyond the memory.
    ...[`--memory=${limits.memoryBytes}b`, `--memory-swap=${limits.memoryBytes}b`],
    ...[`--pids-limit=${limits.processes}`, `--cpus=${limits.cpus}`, '--ulimit=core=0:0'],
    // Said, for an engine's own are above what some hosts let it set.
    ...[`--ulimit=nofile=${limits.openFiles}:${limits.openFiles}`],
    ...[`--ulimit=nproc=${limits.userProcesses}:${limits.userProcesses}`],
    tmpfs(engine, '/run', outer.runBytes, '0755'),
    tmpfs(engine, boxesFolder, outer.boxBytes, '0755'),
    tmpfs(engine, otherBoxesFolder, outer.boxBytes, '0755'),
    tmpfs(engine, '/tmp', limits.tmpBytes, '1777'),
    tmpfs(engine, '/dev/shm', limits.shmBytes, '1777'),
    ...ownArguments[engine],
    ...['--entrypoint=/usr/bin/env', spec.image],
    ...trustedCommand(spec.script),
  ];
}

/** What one engine would do otherwise, unasked. */
const ownArguments: Readonly<Record<EngineId, readonly string[]>> = {
  docker: [],
  // Hands over the proxies of our environment, and makes /run, /tmp and /var/tmp writable.
  podman: [
    ...['--http-proxy=false', '--read-only-tmpfs=false', '--image-volume=ignore'],
    // Its first process asks with a signal whether the program has started, which is another
    // user's by then. The program itself gives this right up.
    '--cap-add=KILL',
  ],
};

/** Executable, for that is what compilers write. Podman would fill it with what the image has there. */
function tmpfs(engine: EngineId, path: string, bytes: number, mode: string): string {
  const empty = engine === 'podman' ? ',notmpcopyup' : '';
  return `--tmpfs=${path}:rw,exec,nosuid,nodev${empty},size=${bytes},mode=${mode}`;
}

/**
 * The container's first program is root's, for an engine gives rights to nobody else; it steps down
 * before anything of ours runs. The image's environment, and what the engine adds to it, end here.
 */
function trustedCommand(script: string): string[] {
  const rights = capabilities.map((name) => `+${name.toLowerCase()}`).join(',');
  return [
    ...['-i', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ...['HOME=/tmp', 'LANG=C.UTF-8'],
    ...['setpriv', `--reuid=${trustedUser}`, `--regid=${trustedUser}`, '--clear-groups'],
    ...[`--inh-caps=-all,${rights}`, `--ambient-caps=-all,${rights}`],
    ...[`--bounding-set=-all,${rights}`, '--no-new-privs', '--'],
    ...['node', '--input-type=module', '--eval', script],
  ];
}
