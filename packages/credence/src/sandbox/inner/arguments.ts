import type { LaunchSpec } from './launch-types.ts';
import { limitArguments } from './limit-arguments.ts';
import type { BubblewrapProfile } from './profile.ts';

const mebibyte = 1 << 20;
const shmBytes = 16 * mebibyte;

/** Descriptors that bubblewrap finds open, after the standard three. */
export const statusDescriptor = 3;
export const filterDescriptor = 4;

/** Everything the environment holds before the launch adds its own. */
export const baseEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/box',
  LANG: 'C.UTF-8',
  TMPDIR: '/tmp',
};

/** Arguments that make folders and links of the host's appear where programs expect them. */
export function rootArguments(
  folders: readonly string[],
  links: Readonly<Record<string, string>>,
): string[] {
  return [
    ...[...new Set(folders)].flatMap((folder) => ['--ro-bind', folder, folder]),
    ...Object.entries(links).flatMap(([path, target]) => ['--symlink', target, path]),
  ];
}

/** A fresh `/dev` that cannot be written, with a sized `/dev/shm`. */
export function deviceArguments(): string[] {
  return ['--dev', '/dev', '--size', `${shmBytes}`, '--tmpfs', '/dev/shm', '--remount-ro', '/dev'];
}

/** Where a fork server finds the socket, and the boxes, that its children use before they hide them. */
export const serverFolder = '/tmp/server';

/**
 * bubblewrap's arguments for a fork server: ours, so that it may make namespaces, but without
 * rights otherwise. Its children take the place of launches, and what `innerArguments` asks of
 * bubblewrap they do themselves.
 */
export function forkServerArguments(
  argv: readonly string[],
  roots: readonly string[],
  profile: BubblewrapProfile,
  folders: { readonly socket: string; readonly boxes: string },
): string[] {
  return [
    ...['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-uts', '--unshare-cgroup'],
    ...['--hostname', 'box', '--uid', '1001', '--gid', '1001', '--cap-drop', 'ALL'],
    // As the first process: its number is then never that of a program, whose libraries may tell
    // by the number whether they were forked.
    ...['--die-with-parent', '--new-session', '--as-pid-1', '--clearenv'],
    ...Object.entries(baseEnvironment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--tmpfs', '/tmp', '--dir', '/box'],
    ...rootArguments([...profile.folders, ...roots], profile.links),
    ...[
      '--ro-bind',
      folders.socket,
      serverFolder,
      '--bind',
      folders.boxes,
      `${serverFolder}-boxes`,
    ],
    ...['--proc', '/proc'],
    ...deviceArguments(),
    ...['--remount-ro', '/', '--chdir', '/', '--'],
    ...argv,
  ];
}

const memoryOfFirstProcess = ['/proc/1/mem', '/proc/1/task/1/mem'];

/** bubblewrap's arguments for one launch, in the order in which it carries them out. */
export function innerArguments(
  spec: LaunchSpec,
  profile: BubblewrapProfile,
  boxFolder: string,
): string[] {
  const environment = { ...baseEnvironment, ...spec.env };
  return [
    ...['--unshare-user', '--disable-userns', '--unshare-ipc', '--unshare-pid'],
    ...['--unshare-uts', '--unshare-cgroup', '--hostname', 'box'],
    ...['--uid', '1001', '--gid', '1001', '--cap-drop', 'ALL'],
    ...['--die-with-parent', '--new-session', '--clearenv'],
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    // Before the folders: one of them may lie below /tmp.
    ...(spec.tmp === undefined
      ? ['--size', `${spec.limits.tmpMb * mebibyte}`, '--tmpfs', '/tmp']
      : ['--bind', spec.tmp, '/tmp']),
    ...rootArguments([...profile.folders, ...spec.roots], profile.links),
    // The owner of a namespace may change its settings under /proc/sys: not even that.
    ...['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
    // bubblewrap's own first process has no limits, and would take orders through its memory.
    ...memoryOfFirstProcess.flatMap((path) => ['--ro-bind', '/dev/null', path]),
    ...deviceArguments(),
    ...['--bind', boxFolder, '/box', '--remount-ro', '/', '--chdir', spec.cwd ?? '/box'],
    ...['--json-status-fd', `${statusDescriptor}`, '--seccomp', `${filterDescriptor}`, '--'],
    profile.prlimit,
    ...limitArguments(spec.limits),
    ...spec.argv,
  ];
}
