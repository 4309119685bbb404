import { describe, expect, it } from 'vitest';
import { decide } from '../../../test/sandbox/run-filter.ts';
import { engineProfile } from './engine-profile.ts';
import { permittedCalls } from './permitted.ts';
import {
  type Architecture,
  absent,
  architectures,
  denied,
  inspected,
  lastKnownSyscall,
} from './syscalls.ts';

/** Every call that we know by name, with its number. */
function callsOf(arch: Architecture): [name: string, number: number][] {
  const column = arch === 'x64' ? 0 : 1;
  const refused = [...Object.values(denied), absent].flatMap((group) =>
    Object.entries(group as Record<string, readonly [number, number | null]>),
  );
  return [
    ...permittedCalls(arch),
    ...Object.entries(inspected[arch]),
    ...refused.flatMap(([name, numbers]): [string, number][] => {
      const number = numbers[column];
      return number == null ? [] : [[name, number]];
    }),
  ];
}

const profiles = { x64: engineProfile('x64'), arm64: engineProfile('arm64') };

/** What the profile says; throws where rules of different actions fit. */
function ask(arch: Architecture, name: string, args: readonly (number | bigint)[] = []): string {
  const { syscalls, defaultErrnoRet } = profiles[arch];
  const fitting = syscalls.filter(
    (rule) =>
      rule.names.includes(name) &&
      (rule.args ?? []).every(
        ({ index, value, valueTwo }) =>
          (BigInt(args[index] ?? 0) & BigInt(value)) === BigInt(valueTwo),
      ),
  );
  const answers = fitting.map(({ action, errnoRet }) =>
    action === 'SCMP_ACT_ALLOW' ? 'allow' : `errno ${errnoRet}`,
  );
  if (new Set(answers).size > 1) throw new Error(`${name}(${args}) is answered ${answers}`);
  return answers[0] ?? `errno ${defaultErrnoRet}`;
}

/** Values about which somebody might think differently, with garbage above the 32 bits too. */
const telling = [
  ...Array.from({ length: 32 }, (_, bit) => 2 ** bit),
  ...[0, 17, 3, 5, 9, 11, 15, 0x5411, 0x5412, 0x5413, 0x541b, 0x541c, 0x541d, 0x7e020000],
  ...[0x3d0f00, 0x10000011, 0x0040000, 0x0040001, 0xfffffffe, 0xffffffff, 38, 40, 132, 262],
  ...[0x1_0000_5412n, 0x1_0000_0002n, 0xdead_beef_0000_0000n],
];

describe.each(architectures)("an engine's profile for %s", (arch) => {
  const calls = callsOf(arch);

  it('knows each call once, and every number that the machine has', () => {
    const numbers = calls.map(([, number]) => number).sort((a, b) => a - b);
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(new Set(calls.map(([name]) => name)).size).toBe(calls.length);
    const missing = Array.from({ length: lastKnownSyscall + 1 }, (_, number) => number).filter(
      (number) => !numbers.includes(number),
    );
    // 335 to 423 on x86-64, and 244 to 259 and 294 to 423 on arm64, were never given away.
    expect(missing.filter((number) => number < 244 || (number > 259 && number < 294))).toEqual([]);
    expect(missing.filter((number) => number > 423)).toEqual([]);
    expect(numbers.filter((number) => number > lastKnownSyscall)).toEqual([]);
  });

  it('answers every call that needs no look at its arguments as the filter does', () => {
    const inspectedNames = Object.keys(inspected[arch]);
    const uninspected = calls.filter(([name]) => !inspectedNames.includes(name));
    const asked = uninspected.map(([name]) => [name, ask(arch, name)]);
    expect(asked).toEqual(uninspected.map(([name, number]) => [name, decide(arch, { number })]));
  });

  it.each(Object.entries(inspected[arch]))(
    'reads the arguments of %s as the filter does',
    (name, number) => {
      const others = name === 'socket' || name === 'ioctl' ? telling : [0];
      const lists = telling.flatMap((first) => others.map((other) => [first, other, other]));
      const asked = lists.map((args) => [args, ask(arch, name, args)]);
      expect(asked).toEqual(lists.map((args) => [args, decide(arch, { number, arguments: args })]));
    },
  );

  it('does not know calls newer than itself', () => {
    expect(ask(arch, 'setxattrat')).toBe('errno 38');
    expect(decide(arch, { number: lastKnownSyscall + 1 })).toBe('errno 38');
  });

  it('names the one machine interface that may be used', () => {
    expect(engineProfile(arch).architectures).toEqual([
      arch === 'x64' ? 'SCMP_ARCH_X86_64' : 'SCMP_ARCH_AARCH64',
    ]);
  });
});
