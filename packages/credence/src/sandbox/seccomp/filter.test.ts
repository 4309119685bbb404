import { describe, expect, it } from 'vitest';
import { decide } from '../../../test/sandbox/run-filter.ts';
import { seccompFilter } from './filter.ts';
import {
  type Architecture,
  architectures,
  auditArch,
  denied,
  inspected,
  numbersOf,
} from './syscalls.ts';

/** Calls that every program makes: read, write, openat, execve, futex, exit_group. */
const ordinary: Record<Architecture, number[]> = {
  x64: [0, 1, 257, 59, 202, 231, 9, 13, 14, 57, 61, 318],
  arm64: [63, 64, 56, 221, 98, 94, 222, 134, 135, 260, 278],
};

describe.each(architectures)('the filter for %s', (arch) => {
  const { clone, socket, ioctl, personality } = inspected[arch];

  it.each(ordinary[arch])('allows call %i, which every program makes', (number) => {
    expect(decide(arch, { number })).toBe('allow');
  });

  it.each(Object.keys(denied))('refuses the calls of the group %s', (group) => {
    for (const number of numbersOf(denied[group as keyof typeof denied], arch)) {
      expect([number, decide(arch, { number })]).toEqual([number, 'errno 1']);
    }
  });

  it('sends libraries from clone3 back to clone, whose flags it can read', () => {
    expect(decide(arch, { number: 435 })).toBe('errno 38');
  });

  it('allows threads and processes, but no namespace of their own', () => {
    const thread = 0x3d0f00;
    expect(decide(arch, { number: clone, arguments: [thread] })).toBe('allow');
    expect(decide(arch, { number: clone, arguments: [17] })).toBe('allow');
    for (const bit of [17, 25, 26, 27, 28, 29, 30]) {
      expect(decide(arch, { number: clone, arguments: [17 | (1 << bit)] })).toBe('errno 1');
    }
  });

  it.each([
    ['AF_UNIX', [1, 1, 0], 'allow'],
    ['TCP', [2, 1, 6], 'allow'],
    ['UDP over IPv6', [10, 2, 0], 'allow'],
    ['SCTP', [2, 1, 132], 'errno 97'],
    ['multipath TCP', [2, 1, 262], 'errno 97'],
    ['route netlink', [16, 3, 0], 'allow'],
    ['generic netlink', [16, 3, 16], 'errno 97'],
    ['packets', [17, 3, 0], 'errno 97'],
    ['vsock', [40, 1, 0], 'errno 97'],
    ['crypto', [38, 5, 0], 'errno 97'],
    ['Bluetooth', [31, 3, 1], 'errno 97'],
  ])('answers a socket for %s', (_, args, expected) => {
    expect(decide(arch, { number: socket, arguments: args })).toBe(expected);
  });

  it('refuses to type into a terminal, and allows other requests to devices', () => {
    expect(decide(arch, { number: ioctl, arguments: [0, 0x5412] })).toBe('errno 1');
    expect(decide(arch, { number: ioctl, arguments: [0, 0x541c] })).toBe('errno 1');
    expect(decide(arch, { number: ioctl, arguments: [0, 0x5401] })).toBe('allow');
  });

  it('allows only personalities that weaken nobody else', () => {
    const ask = (value: number) => decide(arch, { number: personality, arguments: [value] });
    expect([ask(0), ask(0xffffffff), ask(0x0040000), ask(0x0008)]).toEqual([
      'allow',
      'allow',
      'allow',
      'errno 1',
    ]);
  });

  it('does not know calls newer than itself', () => {
    expect(decide(arch, { number: 463 })).toBe('errno 38');
    expect(decide(arch, { number: 9999 })).toBe('errno 38');
  });

  it('kills programs that come through another machine interface', () => {
    const other = auditArch[arch === 'x64' ? 'arm64' : 'x64'];
    expect(decide(arch, { number: 1, arch: other })).toBe('kill');
    expect(decide(arch, { number: 1, arch: 0x40000003 })).toBe('kill');
    expect(decide(arch, { number: 0x40000000 | 39 })).toBe('kill');
  });

  it('fits into the kernel', () => {
    expect(seccompFilter(arch).length).toBeLessThan(4096);
  });
});
