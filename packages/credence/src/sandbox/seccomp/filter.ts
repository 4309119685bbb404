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

/**
 * What hostile code may ask of the kernel: everything an ordinary program needs, none of what
 * widens its world. Calls newer than this file do not exist.
 */
export function seccompFilter(arch: Architecture): Instruction[] {
  const numbers = inspected[arch];
  const refuse = ret(verdict.fail(EPERM));
  return [
    load(field.arch),
    jumpEqual(auditArch[arch], 1, 0),
    ret(verdict.killProcess),
    load(field.syscall),
    // On x86-64 numbers with bit 30 set are the x32 interface: the same calls by another name.
    jumpAnyBit(0x40000000, 0, 1),
    ret(verdict.killProcess),
    jumpGreater(lastKnownSyscall, 0, 1),
    ret(verdict.fail(ENOSYS)),
    ...numbersOf(absent, arch).flatMap((n) => [jumpEqual(n, 0, 1), ret(verdict.fail(ENOSYS))]),
    ...Object.values(denied)
      .flatMap((group) => numbersOf(group, arch))
      .flatMap((number) => [jumpEqual(number, 0, 1), refuse]),
    ...when(numbers.clone, [
      load(field.argument(0)),
      jumpAnyBit(newNamespaceFlags, 0, 1),
      refuse,
      ret(verdict.allow),
    ]),
    ...when(numbers.socket, socketRule()),
    ...when(numbers.ioctl, [
      load(field.argument(1)),
      ...refusedRequests.flatMap((request) => [jumpEqual(request, 0, 1), refuse]),
      ret(verdict.allow),
    ]),
    ...when(numbers.personality, [
      load(field.argument(0)),
      ...harmlessPersonalities.flatMap((one) => [jumpEqual(one, 0, 1), ret(verdict.allow)]),
      refuse,
    ]),
    ret(verdict.allow),
  ];
}

function socketRule(): Instruction[] {
  const allow = ret(verdict.allow);
  const refuse = ret(verdict.fail(EAFNOSUPPORT));
  const only = (protocols: readonly number[]) => [
    load(field.argument(2)),
    ...protocols.flatMap((protocol) => [jumpEqual(protocol, 0, 1), allow]),
    refuse,
  ];
  return [
    load(field.argument(0)),
    ...[...sockets].flatMap(([family, protocols]) =>
      when(family, protocols === null ? [allow] : only(protocols)),
    ),
    refuse,
  ];
}

/** Runs `body`, which must return, when the loaded word is `value`; else goes on after it. */
function when(value: number, body: readonly Instruction[]): Instruction[] {
  return [jumpEqual(value, 0, body.length), ...body];
}
