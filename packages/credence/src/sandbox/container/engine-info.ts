import { z } from 'zod';

/** What an engine says of itself that matters here, whichever it is. */
export interface EngineInfo {
  readonly version: string;
  readonly kernel: string;
  /** As the kernel names it: `x86_64`, `aarch64`. */
  readonly machine: string;
  readonly operatingSystem: string;
  /** True when its root is an ordinary user of the host. */
  readonly rootless: boolean;
  /** Limits that it cannot hold: it would leave them out with a warning. */
  readonly missingLimits: readonly string[];
}

const docker = z.object({
  ServerVersion: z.string(),
  KernelVersion: z.string(),
  Architecture: z.string(),
  OSType: z.string(),
  SecurityOptions: z.array(z.string()).nullish(),
  MemoryLimit: z.boolean(),
  PidsLimit: z.boolean(),
  CpuCfsQuota: z.boolean(),
});

const podman = z.object({
  host: z.object({
    arch: z.string(),
    os: z.string(),
    kernel: z.string(),
    cgroupControllers: z.array(z.string()).nullish(),
    security: z.object({ rootless: z.boolean() }),
  }),
  version: z.object({ Version: z.string() }),
});

/** Go's names of machines, which Podman uses, in the kernel's words. */
const machines: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * Reads what `info` prints as JSON: Docker's, or Podman's, which may also answer to the name of
 * `docker`. `null` when it is neither.
 */
export function parseEngineInfo(text: string): EngineInfo | null {
  const json = asJson(text);
  const ofDocker = docker.safeParse(json);
  if (ofDocker.success) {
    const { data } = ofDocker;
    return {
      version: data.ServerVersion,
      kernel: data.KernelVersion,
      machine: data.Architecture,
      operatingSystem: data.OSType,
      rootless: (data.SecurityOptions ?? []).some((option) => option.startsWith('name=rootless')),
      missingLimits: [
        ...(data.MemoryLimit ? [] : ['memory']),
        ...(data.PidsLimit ? [] : ['processes']),
        ...(data.CpuCfsQuota ? [] : ['CPU']),
      ],
    };
  }
  const ofPodman = podman.safeParse(json);
  if (!ofPodman.success) return null;
  const { host, version } = ofPodman.data;
  const controllers = host.cgroupControllers ?? [];
  return {
    version: version.Version,
    kernel: host.kernel,
    machine: machines[host.arch] ?? host.arch,
    operatingSystem: host.os,
    rootless: host.security.rootless,
    missingLimits: [
      ...(controllers.includes('memory') ? [] : ['memory']),
      ...(controllers.includes('pids') ? [] : ['processes']),
      ...(controllers.includes('cpu') ? [] : ['CPU']),
    ],
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
