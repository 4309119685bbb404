import { permittedCalls } from './permitted.ts';
import {
  EAFNOSUPPORT,
  ENOSYS,
  EPERM,
  harmlessPersonalities,
  newNamespaceFlags,
  refusedRequests,
  sockets,
} from './rules.ts';
import { type Architecture, denied } from './syscalls.ts';

/** A condition on an argument: its bits under the mask `value` are `valueTwo`. */
interface Condition {
  readonly index: number;
  readonly op: 'SCMP_CMP_MASKED_EQ';
  readonly value: number;
  readonly valueTwo: number;
}

interface Rule {
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  readonly errnoRet?: number;
  readonly args?: readonly Condition[];
}

/** A system call filter as Docker and Podman read it (`--security-opt seccomp=FILE`). */
export interface EngineProfile {
  readonly defaultAction: 'SCMP_ACT_ERRNO';
  readonly defaultErrnoRet: number;
  readonly architectures: readonly string[];
  readonly syscalls: readonly Rule[];
}

/**
 * The same decisions as `seccompFilter`, by name; what is not named does not exist. Engines hand them to libseccomp, where all rules
 * that fit allow, so that no two of different actions may overlap. Calls through another machine
 * interface are killed, libseccomp's own default.
 */
export function engineProfile(arch: Architecture): EngineProfile {
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: ENOSYS,
    architectures: [arch === 'x64' ? 'SCMP_ARCH_X86_64' : 'SCMP_ARCH_AARCH64'],
    syscalls: [
      { names: [...permittedCalls(arch).keys()], action: 'SCMP_ACT_ALLOW' },
      refuse(
        EPERM,
        Object.values(denied).flatMap((group) => Object.keys(group)),
      ),
      ...cloneRules(),
      ...socketRules(),
      ...requestRules(),
      ...personalityRules(),
    ],
  };
}

function cloneRules(): Rule[] {
  const bits = Array.from({ length: 32 }, (_, bit) => 2 ** bit).filter(
    (bit) => (newNamespaceFlags & bit) !== 0,
  );
  return [
    allow('clone', masked(0, newNamespaceFlags, 0)),
    ...bits.map((bit) => refuse(EPERM, ['clone'], masked(0, bit, bit))),
  ];
}

function socketRules(): Rule[] {
  const families = [...sockets].flatMap(([family, protocols]) => {
    const ofFamily = exactly(0, family);
    if (protocols === null) return [allow('socket', ofFamily)];
    return [
      ...protocols.map((protocol) => allow('socket', ofFamily, exactly(2, protocol))),
      ...otherThan(2, protocols).map((other) => refuse(EAFNOSUPPORT, ['socket'], ofFamily, other)),
    ];
  });
  const others = otherThan(0, [...sockets.keys()]);
  return [...families, ...others.map((other) => refuse(EAFNOSUPPORT, ['socket'], other))];
}

function requestRules(): Rule[] {
  return [
    ...refusedRequests.map((request) => refuse(EPERM, ['ioctl'], exactly(1, request))),
    ...otherThan(1, refusedRequests).map((other) => allow('ioctl', other)),
  ];
}

function personalityRules(): Rule[] {
  return [
    ...harmlessPersonalities.map((one) => allow('personality', exactly(0, one))),
    ...otherThan(0, harmlessPersonalities).map((other) => refuse(EPERM, ['personality'], other)),
  ];
}

const allow = (name: string, ...args: readonly Condition[]): Rule => ({
  names: [name],
  action: 'SCMP_ACT_ALLOW',
  args,
});

const refuse = (errno: number, names: readonly string[], ...args: readonly Condition[]): Rule => ({
  names,
  action: 'SCMP_ACT_ERRNO',
  errnoRet: errno,
  ...(args.length > 0 && { args }),
});

const masked = (index: number, mask: number, bits: number): Condition => ({
  index,
  op: 'SCMP_CMP_MASKED_EQ',
  value: mask,
  valueTwo: bits,
});

/** The kernel reads 32 bits of these arguments; the others must not tell two of them apart. */
const exactly = (index: number, value: number): Condition => masked(index, 0xffffffff, value);

/**
 * Conditions of which exactly one holds for every value but these. libseccomp cannot join two "not
 * equal" on one argument, but the values beside a few are the subtrees beside their paths, bit by
 * bit from the top.
 */
function otherThan(index: number, values: readonly number[], bit = 31, prefix = 0): Condition[] {
  const mask = 2 ** 32 - 2 ** (bit + 1);
  if (values.length === 0) return [masked(index, mask, prefix)];
  if (bit < 0) return [];
  const half = 2 ** bit;
  const upper = values.filter((value) => value >= prefix + half);
  const lower = values.filter((value) => value < prefix + half);
  return [
    ...otherThan(index, lower, bit - 1, prefix),
    ...otherThan(index, upper, bit - 1, prefix + half),
  ];
}
