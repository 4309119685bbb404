import { assemble } from '../../src/sandbox/seccomp/bpf.ts';
import { seccompFilter } from '../../src/sandbox/seccomp/filter.ts';
import { type Architecture, auditArch } from '../../src/sandbox/seccomp/syscalls.ts';

/** A system call; its arguments are 64 bits wide. */
export interface Call {
  readonly arch?: number;
  readonly number: number;
  readonly arguments?: readonly (number | bigint)[];
}

const programs: Readonly<Record<Architecture, Buffer>> = {
  x64: assemble(seccompFilter('x64')),
  arm64: assemble(seccompFilter('arm64')),
};

/** What the kernel would answer: runs the bytes as linux/filter.h defines them. */
export function decide(arch: Architecture, call: Call): string {
  const program = programs[arch];
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number >>> 0, 0);
  data.writeUInt32LE(call.arch ?? auditArch[arch], 4);
  (call.arguments ?? []).forEach((value, index) => {
    data.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 16 + 8 * index);
  });
  let accumulator = 0;
  for (let at = 0; at < program.length; at += 8) {
    const jump = (taken: boolean) => 8 * program.readUInt8(at + (taken ? 2 : 3));
    const k = program.readUInt32LE(at + 4);
    switch (program.readUInt16LE(at)) {
      case 0x20:
        accumulator = data.readUInt32LE(k);
        break;
      case 0x15:
        at += jump(accumulator === k);
        break;
      case 0x25:
        at += jump(accumulator > k);
        break;
      case 0x45:
        at += jump((accumulator & k) !== 0);
        break;
      case 0x06:
        if (k === 0x7fff0000) return 'allow';
        return k === 0x80000000 ? 'kill' : `errno ${k - 0x50000}`;
      default:
        throw new Error(`No such instruction at ${at}`);
    }
  }
  throw new Error('The program ran off its end');
}
