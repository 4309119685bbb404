/** One instruction of classic BPF: struct sock_filter of linux/filter.h. */
export interface Instruction {
  readonly code: number;
  readonly ifTrue: number;
  readonly ifFalse: number;
  readonly k: number;
}

const opcode = { loadWord: 0x20, jumpEqual: 0x15, jumpGreater: 0x25, jumpAnyBit: 0x45, ret: 0x06 };

/** Byte offsets in struct seccomp_data. Arguments are 64 bits wide, their low half first. */
export const field = {
  syscall: 0,
  arch: 4,
  argument: (index: number) => 16 + 8 * index,
} as const;

/** SECCOMP_RET_* of linux/seccomp.h. */
export const verdict = {
  killProcess: 0x80000000,
  allow: 0x7fff0000,
  fail: (errno: number) => 0x00050000 | errno,
} as const;

export const load = (offset: number): Instruction => instruction(opcode.loadWord, offset);
export const ret = (value: number): Instruction => instruction(opcode.ret, value);

/** Jumps count the instructions to skip. */
export const jumpEqual = (k: number, ifTrue: number, ifFalse: number): Instruction =>
  instruction(opcode.jumpEqual, k, ifTrue, ifFalse);
export const jumpGreater = (k: number, ifTrue: number, ifFalse: number): Instruction =>
  instruction(opcode.jumpGreater, k, ifTrue, ifFalse);
export const jumpAnyBit = (k: number, ifTrue: number, ifFalse: number): Instruction =>
  instruction(opcode.jumpAnyBit, k, ifTrue, ifFalse);

function instruction(code: number, k: number, ifTrue = 0, ifFalse = 0): Instruction {
  if (ifTrue > 255 || ifFalse > 255) throw new RangeError('A jump of classic BPF spans 255');
  return { code, ifTrue, ifFalse, k: k >>> 0 };
}

/** The program as the kernel reads it: 8 bytes an instruction, little endian. */
export function assemble(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(({ code, ifTrue, ifFalse, k }, index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(k, index * 8 + 4);
  });
  return bytes;
}
