import { deviceArguments, rootArguments } from '../inner/arguments.ts';
import type { OuterLimits } from '../sandbox.ts';
import type { SystemRoot } from './machine.ts';

/** Descriptor on which bubblewrap tells its namespaces' first process. */
export const statusDescriptor = 3;

/** Small files of `/etc`, each handed over on a descriptor of its own. */
export const etcFiles: Readonly<Record<string, string>> = {
  '/etc/passwd': [
    'root:x:0:0:root:/:/usr/sbin/nologin',
    'judge:x:1000:1000:judge:/tmp:/usr/sbin/nologin',
    'box:x:1001:1001:box:/box:/bin/sh',
    'nobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n',
  ].join('\n'),
  '/etc/group': 'root:x:0:\njudge:x:1000:\nbox:x:1001:\nnogroup:x:65534:\n',
  '/etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
  '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
};

export interface OuterSpec {
  readonly system: SystemRoot;
  /** Read-only folders and files beyond it. */
  readonly roots: readonly string[];
  readonly limits: OuterLimits;
  readonly command: readonly string[];
}

/** bubblewrap's arguments for the outer sandbox, in the order in which it carries them out. */
export function outerArguments({ system, roots, limits, command }: OuterSpec): string[] {
  const tmpfs = (path: string, bytes: number) => ['--size', `${bytes}`, '--tmpfs', path];
  return [
    ...['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts'],
    ...['--unshare-cgroup', '--hostname', 'judge', '--uid', '1000', '--gid', '1000'],
    ...['--cap-drop', 'ALL', '--die-with-parent', '--new-session', '--clearenv'],
    ...['--setenv', 'PATH', '/usr/bin:/bin', '--setenv', 'HOME', '/tmp'],
    ...['--setenv', 'LANG', 'C.UTF-8'],
    // Before the folders: one of them may lie below /tmp.
    ...tmpfs('/tmp', limits.tmpBytes),
    ...tmpfs('/box', limits.boxBytes),
    ...tmpfs('/run', limits.runBytes),
    ...rootArguments([...system.folders, ...roots], system.links),
    ...Object.keys(etcFiles).flatMap((path, index) => [
      '--ro-bind-data',
      `${statusDescriptor + 1 + index}`,
      path,
    ]),
    ...['--proc', '/proc'],
    ...deviceArguments(),
    ...['--remount-ro', '/', '--chdir', '/tmp', '--json-status-fd', `${statusDescriptor}`, '--'],
    ...command,
  ];
}
