import { CredenceError, NoSandboxError } from '../core/errors.ts';
import { Bubblewrap } from './bubblewrap/bubblewrap.ts';
import { runBattery } from './canary/battery.ts';
import type { Canary } from './canary/canary.ts';
import { ContainerSandbox } from './container/container.ts';
import { type Diagnosis, diagnose, unexplained } from './remedy.ts';
import type { Sandbox, SandboxStamp } from './sandbox.ts';

/** What `credence doctor` tells of one backend. */
export interface BackendReport {
  readonly backend: Sandbox['id'];
  /** True when every canary passed. */
  readonly usable: boolean;
  /** Why it is not usable, and what helps; `null` when it is. */
  readonly problem: { readonly cause: string; readonly remedy: string } | null;
  /** `null` when it could not even be set up. */
  readonly stamp: SandboxStamp | null;
  readonly canaries: readonly Canary[];
}

/** One way of making a sandbox. `create` throws `NoSandboxError` where it cannot work. */
export interface Backend {
  readonly id: Sandbox['id'];
  readonly create: () => Sandbox;
  /** What lies behind a message of its own, and what helps; without it the message stands. */
  readonly diagnose?: (message: string) => Diagnosis;
}

/** In order of preference. Podman goes before Docker, for its root is rarely the host's. */
export const backends: readonly Backend[] = [
  { id: 'bubblewrap', create: () => new Bubblewrap(), diagnose },
  { id: 'podman', create: () => ContainerSandbox.find('podman') },
  { id: 'docker', create: () => ContainerSandbox.find('docker') },
];

/** Tries every backend on this machine. Never throws for a backend that does not work. */
export async function probeSandboxes(among = backends): Promise<BackendReport[]> {
  const reports: BackendReport[] = [];
  for (const backend of among) reports.push((await probe(backend)).report);
  return reports;
}

/**
 * The first backend whose canaries all pass here and now. Throws `NoSandboxError`, with the cause
 * and the command that helps, when there is none: then nothing generated may run.
 */
export async function findSandbox(among = backends): Promise<Sandbox> {
  const problems: BackendReport[] = [];
  for (const backend of among) {
    const { sandbox, report } = await probe(backend);
    if (sandbox !== null && report.usable) return sandbox;
    problems.push(report);
  }
  const [first] = problems;
  const causes = problems.map(({ backend, problem }) => `${backend}: ${problem?.cause}`).join('; ');
  throw new NoSandboxError(`No sandbox works on this machine. ${causes}`, {
    ...(first?.problem && { remedy: first.problem.remedy }),
  });
}

async function probe(
  backend: Backend,
): Promise<{ sandbox: Sandbox | null; report: BackendReport }> {
  let sandbox: Sandbox | null = null;
  let canaries: readonly Canary[] = [];
  let problem: BackendReport['problem'] = null;
  try {
    sandbox = backend.create();
    canaries = await runBattery(sandbox);
    problem = failures(canaries);
  } catch (error) {
    if (!(error instanceof CredenceError)) throw error;
    const { cause, remedy } = backend.diagnose?.(error.message) ?? unexplained(error.message);
    problem = { cause, remedy: error.remedy ?? remedy };
  }
  const stamp = sandbox?.stamp ?? null;
  const usable = problem === null;
  return { sandbox, report: { backend: backend.id, usable, problem, stamp, canaries } };
}

function failures(canaries: readonly Canary[]): BackendReport['problem'] {
  const failed = canaries.filter(({ passed }) => !passed);
  if (failed.length === 0) return null;
  return {
    cause: failed.map(({ name, detail }) => `canary ${name} failed: ${detail}`).join('; '),
    remedy:
      'Run `credence doctor` for every canary, and update the kernel and what makes the sandbox.',
  };
}
