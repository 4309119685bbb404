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
  type Architecture,
  absent,
  auditArch,
  denied,
  inspected,
  lastKnownSyscall,
  numbersOf,
} from './syscalls.ts';

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET of linux/sched.h. */
const newNamespaceFlags = 0x7e020000;
const [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK] = [1, 2, 10, 16];
const [IPPROTO_TCP, IPPROTO_UDP, NETLINK_ROUTE] = [6, 17, 0];
/** Both put input into the terminal of whoever started us. */
const [TIOCSTI, TIOCLINUX] = [0x5412, 0x541c];
/** Asking, the default, and switching off one's own address randomisation (sanitizers do). */
const harmlessPersonalities = [0xffffffff, 0, 0x0040000];

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
      ...[TIOCSTI, TIOCLINUX].flatMap((request) => [jumpEqual(request!, 0, 1), refuse]),
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

/** Local sockets, TCP, UDP, and asking the kernel about network interfaces. */
function socketRule(): Instruction[] {
  const allow = ret(verdict.allow);
  const refuse = ret(verdict.fail(EAFNOSUPPORT));
  const onlyProtocols = (protocols: readonly number[]) => [
    load(field.argument(2)),
    ...protocols.flatMap((protocol) => [jumpEqual(protocol, 0, 1), allow]),
    refuse,
  ];
  const internet = onlyProtocols([0, IPPROTO_TCP!, IPPROTO_UDP!]);
  return [
    load(field.argument(0)),
    ...when(AF_UNIX!, [allow]),
    ...when(AF_INET!, internet),
    ...when(AF_INET6!, internet),
    ...when(AF_NETLINK!, onlyProtocols([NETLINK_ROUTE!])),
    refuse,
  ];
}

/** Runs `body`, which must return, when the loaded word is `value`; else goes on after it. */
function when(value: number, body: readonly Instruction[]): Instruction[] {
  return [jumpEqual(value, 0, body.length), ...body];
}
