import { describe, expect, it } from 'vitest';
import { outerLimits } from '../limits.ts';
import { etcFiles, outerArguments, statusDescriptor } from './arguments.ts';

const list = outerArguments({
  system: { folders: ['/usr', '/lib'], links: { '/bin': 'usr/bin' } },
  roots: ['/opt/node'],
  limits: outerLimits,
  command: ['/usr/bin/node', '--eval', ''],
});

describe("the outer sandbox's arguments", () => {
  it('are these', () => {
    expect(list.join(' ')).toMatchInlineSnapshot(
      `"--unshare-user --unshare-ipc --unshare-pid --unshare-net --unshare-uts --unshare-cgroup --hostname judge --uid 1000 --gid 1000 --cap-drop ALL --die-with-parent --new-session --clearenv --setenv PATH /usr/bin:/bin --setenv HOME /tmp --setenv LANG C.UTF-8 --size 67108864 --tmpfs /tmp --size 67108864 --tmpfs /box --size 33554432 --tmpfs /run --ro-bind /usr /usr --ro-bind /lib /lib --ro-bind /opt/node /opt/node --symlink usr/bin /bin --ro-bind-data 4 /etc/passwd --ro-bind-data 5 /etc/group --ro-bind-data 6 /etc/hosts --ro-bind-data 7 /etc/nsswitch.conf --proc /proc --dev /dev --size 16777216 --tmpfs /dev/shm --remount-ro /dev --remount-ro / --chdir /tmp --json-status-fd 3 -- /usr/bin/node --eval "`,
    );
  });

  it('share no namespace with the host', () => {
    for (const namespace of ['user', 'ipc', 'pid', 'net', 'uts', 'cgroup']) {
      expect(list).toContain(`--unshare-${namespace}`);
    }
  });

  it('bind nothing writable', () => {
    expect(list).not.toContain('--bind');
    expect(list).not.toContain('--dev-bind');
  });

  it('hand over each file of /etc on its own descriptor, after that of the status', () => {
    const descriptors = Object.keys(etcFiles).map((path) => Number(list[list.indexOf(path) - 1]));
    expect(descriptors).toEqual(descriptors.map((_, index) => statusDescriptor + 1 + index));
  });

  it('size every file system that can be written', () => {
    list.forEach((argument, at) => {
      if (argument === '--tmpfs') expect(list[at - 2]).toBe('--size');
    });
  });
});
