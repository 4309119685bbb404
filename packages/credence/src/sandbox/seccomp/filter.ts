import { isDeepStrictEqual } from 'node:util';
import {
  field,
  type Instruction,
  jumpAnyBit,
  jumpEqual,
  jumpGreater,
  load,
  ret,
  verdict,
} from './bpf.ts';
import {
  EAFNOSUPPORT,
  ENOSYS,
  EPERM,
  harmlessPersonalities,
  newNamespaceFlags,
  refusedRequests,
  sockets,
} from './rules.ts';
import {
  type Architecture,
  absent,
  auditArch,
  denied,
  inspected,
  lastKnownSyscall,
  numbersOf,
} from './syscalls.ts';

const allow = ret(verdict.allow);
const refuse = ret(verdict.fail(EPERM));
const noSuchCall = [ret(verdict.fail(ENOSYS))];

/** Some calls, by their numbers from the one before to `last`, and what becomes of them. */
interface Range {
  readonly last: number;
  readonly then: readonly Instruction[];
}

const largest = 0xffffffff;

/**
 * What hostile code may ask of the kernel: everything an ordinary program needs, none of what
 * widens its world. Calls newer than this file do not exist.
 *
 * A call's number is looked up by halves: each time that the filter is installed, the kernel goes
 * through it for every call that there is, to find out which are allowed whatever their arguments.
 */
export function seccompFilter(arch: Architecture): Instruction[] {
  return [
    load(field.arch),
    jumpEqual(auditArch[arch], 1, 0),
    ret(verdict.killProcess),
    load(field.syscall),
    // On x86-64 numbers with bit 30 set are the x32 interface: the same calls by another name.
    jumpAnyBit(0x40000000, 0, 1),
    ret(verdict.killProcess),
    ...lookUp(ranges(rulesOf(arch))),
  ];
}

/** By number, what becomes of calls that are not simply allowed. */
function rulesOf(arch: Architecture): ReadonlyMap<number, readonly Instruction[]> {
  const numbers = inspected[arch];
  const refused = Object.values(denied).flatMap((group) => numbersOf(group, arch));
  return new Map<number, readonly Instruction[]>([
    ...numbersOf(absent, arch).map((number) => [number, noSuchCall] as const),
    ...refused.map((number) => [number, [refuse]] as const),
    [numbers.clone, [load(field.argument(0)), jumpAnyBit(newNamespaceFlags, 0, 1), refuse, allow]],
    [numbers.socket, socketRule()],
    [
      numbers.ioctl,
      [
        load(field.argument(1)),
        ...refusedRequests.flatMap((request) => [jumpEqual(request, 0, 1), refuse]),
        allow,
      ],
    ],
    [
      numbers.personality,
      [
        load(field.argument(0)),
        ...harmlessPersonalities.flatMap((one) => [jumpEqual(one, 0, 1), allow]),
        refuse,
      ],
    ],
  ]);
}

/** All numbers there are, in order; neighbours of the same fate together. */
function ranges(rules: ReadonlyMap<number, readonly Instruction[]>): Range[] {
  const found: Range[] = [];
  const add = (last: number, then: readonly Instruction[]) => {
    const before = found.at(-1);
    if (before && isDeepStrictEqual(before.then, then)) found.pop();
    found.push({ last, then });
  };
  for (let number = 0; number <= lastKnownSyscall; number += 1) {
    add(number, rules.get(number) ?? [allow]);
  }
  add(largest, noSuchCall);
  return found;
}

function lookUp(among: readonly Range[]): Instruction[] {
  const [only] = among;
  if (only === undefined) return [];
  if (among.length === 1) return [...only.then];
  const half = among.length >> 1;
  const lower = lookUp(among.slice(0, half));
  const upper = lookUp(among.slice(half));
  return [jumpGreater(among[half - 1]!.last, lower.length, 0), ...lower, ...upper];
}

function socketRule(): Instruction[] {
  const unsupported = ret(verdict.fail(EAFNOSUPPORT));
  const only = (protocols: readonly number[]) => [
    load(field.argument(2)),
    ...protocols.flatMap((protocol) => [jumpEqual(protocol, 0, 1), allow]),
    unsupported,
  ];
  return [
    load(field.argument(0)),
    ...[...sockets].flatMap(([family, protocols]) =>
      when(family, protocols === null ? [allow] : only(protocols)),
    ),
    unsupported,
  ];
}

/** Runs `body`, which must return, when the loaded word is `value`; else goes on after it. */
function when(value: number, body: readonly Instruction[]): Instruction[] {
  return [jumpEqual(value, 0, body.length), ...body];
}
