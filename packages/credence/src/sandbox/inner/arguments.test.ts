import { describe, expect, it } from 'vitest';
import { innerArguments } from './arguments.ts';
import { defaultLimits } from './limits.ts';
import type { BubblewrapProfile } from './profile.ts';

const profile: BubblewrapProfile = {
  confinement: 'bubblewrap',
  bubblewrap: '/usr/bin/bwrap',
  prlimit: '/usr/bin/prlimit',
  folders: ['/usr', '/etc'],
  links: { '/bin': 'usr/bin' },
  node: '/usr/bin/node',
  frameBytes: 1000,
};
const build = (spec = {}) =>
  innerArguments(
    { argv: ['/usr/bin/true', '--help'], stdin: '', limits: defaultLimits, roots: [], ...spec },
    profile,
    '/box/main',
  );
const position = (list: readonly string[], ...wanted: string[]) =>
  list.findIndex((_, at) => wanted.every((one, offset) => list[at + offset] === one));

describe("a launch's arguments", () => {
  it('are these', () => {
    expect(build({ env: { TZ: 'UTC' }, roots: ['/opt/go'] }).join(' ')).toMatchInlineSnapshot(
      `"--unshare-user --disable-userns --unshare-ipc --unshare-pid --unshare-uts --unshare-cgroup --hostname box --uid 1001 --gid 1001 --cap-drop ALL --die-with-parent --new-session --clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin --setenv HOME /box --setenv LANG C.UTF-8 --setenv TMPDIR /tmp --setenv TZ UTC --size 67108864 --tmpfs /tmp --ro-bind /usr /usr --ro-bind /etc /etc --ro-bind /opt/go /opt/go --symlink usr/bin /bin --proc /proc --ro-bind /proc/sys /proc/sys --ro-bind /dev/null /proc/1/mem --ro-bind /dev/null /proc/1/task/1/mem --dev /dev --size 16777216 --tmpfs /dev/shm --remount-ro /dev --bind /box/main /box --remount-ro / --chdir /box --json-status-fd 3 --seccomp 4 -- /usr/bin/prlimit --nproc=32 --as=1073741824 --cpu=10:11 --fsize=16777216 --nofile=256 --core=0 --memlock=65536 --msgqueue=0 -- /usr/bin/true --help"`,
    );
  });

  it('share nothing but the network of the trusted program', () => {
    const list = build();
    for (const namespace of ['user', 'ipc', 'pid', 'uts', 'cgroup']) {
      expect(list).toContain(`--unshare-${namespace}`);
    }
    expect(list).not.toContain('--unshare-net');
  });

  it('make the root read-only only after everything stands in it', () => {
    const list = build({ roots: ['/opt/go'] });
    const sealed = position(list, '--remount-ro', '/');
    for (const mount of [
      ['--bind', '/box/main', '/box'],
      ['--ro-bind', '/opt/go', '/opt/go'],
      ['--tmpfs', '/tmp'],
    ]) {
      expect(position(list, ...mount)).toBeGreaterThan(-1);
      expect(position(list, ...mount)).toBeLessThan(sealed);
    }
    expect(position(list, '--remount-ro', '/dev')).toBeGreaterThan(
      position(list, '--tmpfs', '/dev/shm'),
    );
  });

  it('put a toolchain below /tmp on top of the launch’s own /tmp', () => {
    const list = build({ roots: ['/tmp/toolchain'] });
    expect(position(list, '--ro-bind', '/tmp/toolchain')).toBeGreaterThan(
      position(list, '--tmpfs', '/tmp'),
    );
  });

  it('set every limit inside, where it counts for this launch alone', () => {
    const list = build({ limits: { ...defaultLimits, addressSpaceMb: null, cpuSeconds: 3 } });
    const inside = list.slice(list.indexOf(profile.prlimit));
    expect(inside).toContain('--cpu=3:4');
    expect(inside.some((one) => one.startsWith('--as='))).toBe(false);
    expect(inside.slice(inside.indexOf('--'))).toEqual(['--', '/usr/bin/true', '--help']);
  });

  it('let no argument of the program become one of ours', () => {
    const list = build({ argv: ['/usr/bin/true', '--bind', '/', '/'] });
    expect(position(list, '--bind', '/', '/')).toBeGreaterThan(list.lastIndexOf('--'));
  });
});
