/** What a container is asked about itself before anything hostile is in it. */
export const containmentProbe: readonly string[] = ['cat', '/proc/self/status', '/proc/net/dev'];

/** Numbers of capabilities in the kernel's masks (linux/capability.h). */
const bits: Readonly<Record<string, number>> = {
  CHOWN: 0,
  DAC_OVERRIDE: 1,
  FOWNER: 3,
  FSETID: 4,
  KILL: 5,
  SETGID: 6,
  SETUID: 7,
  NET_BIND_SERVICE: 10,
};

/**
 * Whether a container holds what was asked of its engine, by what the kernel says inside: no more
 * rights than given, none to be gained, a system call filter, no network but the loopback. Says what
 * is not so, or `null`.
 */
export function containmentProblem(output: string, given: readonly string[]): string | null {
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(output)?.[1];
  const mask = field('CapBnd');
  if (mask === undefined) return 'it does not tell its rights';
  const allowed = given.reduce((sum, name) => sum | (1n << BigInt(bits[name] ?? 63)), 0n);
  if ((BigInt(`0x${mask}`) & ~allowed) !== 0n) return `it has rights beyond those given (${mask})`;
  if (field('NoNewPrivs') !== '1') return 'programs in it can gain rights';
  if (field('Seccomp') !== '2') return 'no filter of system calls is on';
  const interfaces = [
    ...output.matchAll(/^[ \t]*([\w.@-]+):[ \t]*\d+(?:[ \t]+\d+){15}[ \t]*$/gm),
  ].map((match) => match[1]);
  const others = interfaces.filter((name) => name !== 'lo' && name !== undefined);
  return others.length > 0 ? `it has a network: ${others.join(', ')}` : null;
}
