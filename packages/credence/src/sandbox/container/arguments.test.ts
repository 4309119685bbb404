import { describe, expect, it } from 'vitest';
import { outerLimits } from '../limits.ts';
import { createArguments } from './arguments.ts';
import type { EngineId } from './engine.ts';
import { containerLimits } from './limits.ts';

const build = (engine: EngineId) =>
  createArguments({
    engine,
    image: 'sha256:abc',
    seccompFile: '/tmp/filter.json',
    outer: outerLimits,
    limits: containerLimits,
    script: 'import ...',
  });

describe("a container's arguments", () => {
  it('are these for Docker', () => {
    expect(build('docker').join('\n')).toMatchInlineSnapshot(`
      "create
      --interactive
      --rm
      --init
      --pull=never
      --no-healthcheck
      --log-driver=none
      --hostname=judge
      --workdir=/
      --network=none
      --ipc=none
      --read-only
      --user=0:0
      --cap-drop=all
      --cap-add=CHOWN
      --cap-add=SETGID
      --cap-add=SETPCAP
      --cap-add=SETUID
      --security-opt=no-new-privileges
      --security-opt=seccomp=/tmp/filter.json
      --memory=2684354560b
      --memory-swap=2684354560b
      --pids-limit=256
      --cpus=1
      --ulimit=core=0:0
      --ulimit=nofile=1024:1024
      --ulimit=nproc=8192:8192
      --tmpfs=/run:rw,exec,nosuid,nodev,size=33554432,mode=0755
      --tmpfs=/box:rw,exec,nosuid,nodev,size=67108864,mode=0755
      --tmpfs=/boxes:rw,exec,nosuid,nodev,size=67108864,mode=0755
      --tmpfs=/tmp:rw,exec,nosuid,nodev,size=134217728,mode=1777
      --tmpfs=/dev/shm:rw,exec,nosuid,nodev,size=16777216,mode=1777
      --entrypoint=/usr/bin/env
      sha256:abc
      -i
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      HOME=/tmp
      LANG=C.UTF-8
      setpriv
      --reuid=1000
      --regid=1000
      --clear-groups
      --inh-caps=-all,+chown,+setgid,+setpcap,+setuid
      --ambient-caps=-all,+chown,+setgid,+setpcap,+setuid
      --bounding-set=-all,+chown,+setgid,+setpcap,+setuid
      --no-new-privs
      --
      node
      --input-type=module
      --eval
      import ..."
    `);
  });

  it('keep Podman from what it would do unasked', () => {
    const own = build('podman').filter((one) => !build('docker').includes(one));
    expect(own).toMatchInlineSnapshot(`
      [
        "--tmpfs=/run:rw,exec,nosuid,nodev,notmpcopyup,size=33554432,mode=0755",
        "--tmpfs=/box:rw,exec,nosuid,nodev,notmpcopyup,size=67108864,mode=0755",
        "--tmpfs=/boxes:rw,exec,nosuid,nodev,notmpcopyup,size=67108864,mode=0755",
        "--tmpfs=/tmp:rw,exec,nosuid,nodev,notmpcopyup,size=134217728,mode=1777",
        "--tmpfs=/dev/shm:rw,exec,nosuid,nodev,notmpcopyup,size=16777216,mode=1777",
        "--http-proxy=false",
        "--read-only-tmpfs=false",
        "--image-volume=ignore",
        "--cap-add=KILL",
      ]
    `);
  });

  it('end the image’s environment, and give up what is root’s, before anything of ours runs', () => {
    const list = build('docker');
    const command = list.slice(list.indexOf('sha256:abc') + 1);
    expect(list[list.indexOf('sha256:abc') - 1]).toBe('--entrypoint=/usr/bin/env');
    expect(command[0]).toBe('-i');
    expect(command.indexOf('setpriv')).toBeLessThan(command.indexOf('node'));
    expect(command).toContain('--reuid=1000');
  });

  it('show nothing of the host, and size all that can be written', () => {
    for (const list of [build('docker'), build('podman')]) {
      expect(
        list.filter((one) => /^(-v|--volume|--mount|--device|--privileged)/.test(one)),
      ).toEqual([]);
      for (const one of list.filter((argument) => argument.startsWith('--tmpfs='))) {
        expect(one).toMatch(/,size=\d+,mode=\d{4}$/);
      }
    }
  });

  it('say nothing of the program that is sent in later', () => {
    expect(build('docker').some((one) => one.startsWith('--env'))).toBe(false);
  });
});
