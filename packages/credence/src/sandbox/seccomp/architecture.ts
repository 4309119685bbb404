import { NoSandboxError } from '../../core/errors.ts';
import { type Architecture, architectures } from './syscalls.ts';

/** This machine's, as the filter names it. Throws `NoSandboxError` for others. */
export function thisArchitecture(): Architecture {
  const arch = architectures.find((one) => one === process.arch);
  if (arch !== undefined) return arch;
  throw new NoSandboxError(`There is no system call filter for ${process.arch}`);
}
