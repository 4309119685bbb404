/** What decides about calls whose arguments are read: one set of rules for every form of the filter. */

export const EPERM = 1;
export const ENOSYS = 38;
export const EAFNOSUPPORT = 97;

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET of linux/sched.h. */
export const newNamespaceFlags = 0x7e020000;

const [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK] = [1, 2, 10, 16] as const;
const [IPPROTO_TCP, IPPROTO_UDP, NETLINK_ROUTE] = [6, 17, 0] as const;

/**
 * Protocols by address family; `null` for any. Local sockets, TCP, UDP, and asking the kernel about
 * network interfaces.
 */
export const sockets: ReadonlyMap<number, readonly number[] | null> = new Map([
  [AF_UNIX, null],
  [AF_INET, [0, IPPROTO_TCP, IPPROTO_UDP]],
  [AF_INET6, [0, IPPROTO_TCP, IPPROTO_UDP]],
  [AF_NETLINK, [NETLINK_ROUTE]],
]);

/** TIOCSTI and TIOCLINUX: both put input into the terminal of whoever started us. */
export const refusedRequests = [0x5412, 0x541c];

/** Asking, the default, and switching off one's own address randomisation (sanitizers do). */
export const harmlessPersonalities = [0xffffffff, 0, 0x0040000];
