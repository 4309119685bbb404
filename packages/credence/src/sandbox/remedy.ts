import { readFileSync } from 'node:fs';

/** Why a sandbox does not start, and the one command that helps. */
export interface Diagnosis {
  readonly cause: string;
  readonly remedy: string;
}

/** Reads a setting of the kernel; `undefined` where it does not exist. */
export type ReadSetting = (name: string) => string | undefined;

export const readSetting: ReadSetting = (name) => {
  try {
    return readFileSync(`/proc/sys/${name.replaceAll('.', '/')}`, 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** Settings that forbid user namespaces to ordinary users: value that forbids, value that allows. */
const switches = [
  { name: 'kernel.unprivileged_userns_clone', forbids: '0', allows: '1' },
  { name: 'user.max_user_namespaces', forbids: '0', allows: '15000' },
  { name: 'kernel.apparmor_restrict_unprivileged_userns', forbids: '1', allows: '0' },
] as const;

export function unexplained(message: string): Diagnosis {
  return { cause: message, remedy: 'Run `credence doctor` for what fails.' };
}

/** Reads what bubblewrap said, and the kernel's settings, for the reason why it does not start. */
export function diagnose(message: string, setting: ReadSetting = readSetting): Diagnosis {
  if (/Unknown option --(disable-userns|size)/.test(message)) {
    return {
      cause: 'bubblewrap is older than 0.8',
      remedy: 'Install bubblewrap 0.8 or later.',
    };
  }
  if (/spawn E(PERM|INVAL)|spawn .* EPERM/.test(message)) {
    return {
      cause: 'root may not become another user here, and bubblewrap is never started as root',
      remedy: 'Run as an ordinary user.',
    };
  }
  const forbidding = switches.find(({ name, forbids }) => setting(name) === forbids);
  if (
    forbidding !== undefined &&
    /namespace|uid map|Permission denied|not permitted/i.test(message)
  ) {
    return {
      cause: `the kernel keeps ordinary users from making user namespaces (${forbidding.name})`,
      remedy: `sysctl -w ${forbidding.name}=${forbidding.allows}`,
    };
  }
  if (/namespace|mount proc|not permitted/i.test(message)) {
    return {
      cause: 'whatever this machine runs in forbids namespaces',
      remedy:
        'In a container, start it with `--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined`.',
    };
  }
  return unexplained(message);
}
