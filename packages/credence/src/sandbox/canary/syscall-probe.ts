import { type Architecture, denied, inspected } from '../seccomp/syscalls.ts';

/** A system call to try: its number and up to six small arguments. */
export interface Attempt {
  readonly name: string;
  readonly number: number;
  readonly arguments: readonly number[];
}

const CLONE_NEWUSER = 0x10000000;
const CLONE_FS = 0x200;
const [SOCK_RAW, SOCK_STREAM] = [3, 1];

/** Calls that must fail, with arguments that do no harm should one succeed. */
export function attempts(arch: Architecture): Attempt[] {
  const at = (numbers: readonly [number, number | null]) => numbers[arch === 'x64' ? 0 : 1]!;
  const { mounts, namespaces, otherProcesses, kernel, hiddenMemory } = denied;
  const { clone, socket } = inspected[arch];
  const attempt = (name: string, number: number, ...args: number[]): Attempt => ({
    name,
    number,
    arguments: args,
  });
  return [
    attempt('mount', at(mounts.mount)),
    attempt('fsopen', at(mounts.fsopen)),
    attempt('open_tree', at(mounts.open_tree)),
    attempt('unshare', at(namespaces.unshare), CLONE_NEWUSER),
    attempt('setns', at(namespaces.setns), 0, 0),
    // With CLONE_FS the kernel itself would refuse, but with another error.
    attempt('clone(CLONE_NEWUSER)', clone, CLONE_NEWUSER | CLONE_FS),
    attempt('ptrace', at(otherProcesses.ptrace), 0, 0, 0, 0),
    attempt('process_vm_readv', at(otherProcesses.process_vm_readv), 1, 0, 0, 0, 0, 0),
    attempt('bpf', at(kernel.bpf), 0, 0, 0),
    attempt('io_uring_setup', at(kernel.io_uring_setup), 0, 0),
    attempt('keyctl', at(kernel.keyctl), 0, 0xfffffffd, 0),
    attempt('userfaultfd', at(kernel.userfaultfd), 0),
    attempt('perf_event_open', at(kernel.perf_event_open), 0, 0, 0xffffffff, 0xffffffff, 0),
    attempt('memfd_create', at(hiddenMemory.memfd_create), 0, 0),
    attempt('shmget', at(hiddenMemory.shmget), 0, 4096, 0x3ff),
    attempt('socket(AF_PACKET)', socket, 17, SOCK_RAW, 0),
    attempt('socket(AF_VSOCK)', socket, 40, SOCK_STREAM, 0),
    attempt('socket(AF_ALG)', socket, 38, 5, 0),
    attempt('socket(AF_NETLINK, NETLINK_GENERIC)', socket, 16, SOCK_RAW, 16),
  ];
}

/**
 * A static ELF executable that makes the calls one after the other and writes their results, 64
 * bits each, to its standard output. Written here byte by byte because no interpreter that is
 * sure to be installed can make arbitrary system calls.
 */
export function syscallProbe(arch: Architecture, calls: readonly Attempt[]): Buffer {
  const base = 0x400000;
  const results = 0x500000;
  const write = arch === 'x64' ? 1 : 64;
  const exit = arch === 'x64' ? 60 : 93;
  const code = [
    ...calls.flatMap((call, index) => [
      ...encode[arch].call(call.number, call.arguments),
      ...encode[arch].store(results + 8 * index),
    ]),
    ...encode[arch].call(write, [1, results, 8 * calls.length]),
    ...encode[arch].call(exit, [0]),
  ];
  return Buffer.concat([elfHeader(arch, base, code.length, results), Buffer.from(code)]);
}

const headerBytes = 64 + 2 * 56;

/** ELF-64: one segment to execute, one of zeroes to write to. */
function elfHeader(arch: Architecture, base: number, codeBytes: number, data: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(2, 16); // ET_EXEC
  header.writeUInt16LE(arch === 'x64' ? 62 : 183, 18); // EM_X86_64, EM_AARCH64
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(base + headerBytes), 24); // entry
  header.writeBigUInt64LE(64n, 32); // program headers
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(2, 56);
  segment(header, 64, {
    flags: 5,
    address: base,
    inFile: headerBytes + codeBytes,
    size: headerBytes + codeBytes,
  });
  segment(header, 120, { flags: 6, address: data, inFile: 0, size: 4096 });
  return header;
}

function segment(
  header: Buffer,
  at: number,
  {
    flags,
    address,
    inFile,
    size,
  }: { flags: number; address: number; inFile: number; size: number },
): void {
  header.writeUInt32LE(1, at); // PT_LOAD
  header.writeUInt32LE(flags, at + 4);
  header.writeBigUInt64LE(0n, at + 8);
  header.writeBigUInt64LE(BigInt(address), at + 16);
  header.writeBigUInt64LE(BigInt(address), at + 24);
  header.writeBigUInt64LE(BigInt(inFile), at + 32);
  header.writeBigUInt64LE(BigInt(size), at + 40);
  header.writeBigUInt64LE(0x10000n, at + 48);
}

interface Encoder {
  call(number: number, args: readonly number[]): number[];
  /** Stores the result of the last call. */
  store(address: number): number[];
}

const encode: Readonly<Record<Architecture, Encoder>> = {
  x64: {
    // mov r32, imm32 into edi, esi, edx, r10d, r8d, r9d and eax; syscall. Missing arguments are 0.
    call: (number, args) => [
      ...[[0xbf], [0xbe], [0xba], [0x41, 0xba], [0x41, 0xb8], [0x41, 0xb9]].flatMap(
        (move, index) => [...move, ...word(args[index] ?? 0)],
      ),
      ...[0xb8, ...word(number), 0x0f, 0x05],
    ],
    // mov [disp32], rax
    store: (address) => [0x48, 0x89, 0x04, 0x25, ...word(address)],
  },
  arm64: {
    // movz and movk into w0 to w5 and w8; svc #0
    call: (number, args) => [
      ...[0, 1, 2, 3, 4, 5].flatMap((register) => moveWide(register, args[register] ?? 0)),
      ...moveWide(8, number),
      ...word(0xd4000001),
    ],
    // str x0, [x9]
    store: (address) => [...moveWide(9, address), ...word(0xf9000120)],
  },
};

function moveWide(register: number, value: number): number[] {
  return [
    ...word(0x52800000 | ((value & 0xffff) << 5) | register),
    ...word(0x72a00000 | (((value >>> 16) & 0xffff) << 5) | register),
  ];
}

function word(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
}
