import { describe, expect, it } from 'vitest';
import { architectures } from '../seccomp/syscalls.ts';
import { attempts, syscallProbe } from './syscall-probe.ts';

/** The instructions behind the headers. */
const code = (arch: 'x64' | 'arm64') =>
  syscallProbe(arch, [{ name: 'mount', number: 0x1234, arguments: [7, 0xffffffff] }])
    .subarray(64 + 2 * 56)
    .toString('hex');

describe('syscallProbe', () => {
  it('is an executable of its machine that starts behind its headers', () => {
    for (const [arch, machine] of [
      ['x64', 62],
      ['arm64', 183],
    ] as const) {
      const elf = syscallProbe(arch, attempts(arch));
      expect(elf.toString('latin1', 0, 4)).toBe('\x7fELF');
      expect(elf.readUInt16LE(18)).toBe(machine);
      expect(Number(elf.readBigUInt64LE(24))).toBe(0x400000 + 64 + 2 * 56);
    }
  });

  it('speaks x86-64: edi = 7, esi = -1, ..., eax = the call, syscall, store rax', () => {
    expect(code('x64')).toMatch(
      /^bf07000000beffffffffba0000000041ba0000000041b80000000041b900000000b8341200000f054889042500005000/,
    );
  });

  it('speaks AArch64: movz and movk into w0 to w5 and w8, svc #0, str x0, [x9]', () => {
    const words = Buffer.from(code('arm64'), 'hex');
    const instructions = Array.from({ length: 18 }, (_, index) =>
      words.readUInt32LE(4 * index).toString(16),
    );
    expect(instructions.slice(0, 4)).toEqual(['528000e0', '72a00000', '529fffe1', '72bfffe1']);
    expect(instructions.slice(12)).toEqual([
      '52824688', // movz w8, #0x1234
      '72a00008',
      'd4000001', // svc #0
      '52800009', // movz w9, #0
      '72a00a09', // movk w9, #0x50, lsl #16
      'f9000120', // str x0, [x9]
    ]);
  });

  it.each(architectures)('tries calls that exist on %s', (arch) => {
    for (const { number } of attempts(arch)) expect(number).toEqual(expect.any(Number));
  });
});
