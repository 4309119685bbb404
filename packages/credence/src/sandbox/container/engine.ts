import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NoSandboxError } from '../../core/errors.ts';
import { thisArchitecture } from '../seccomp/architecture.ts';
import type { Architecture } from '../seccomp/syscalls.ts';
import { askEngine, EngineRefusal } from './engine-client.ts';
import { type EngineInfo, parseEngineInfo } from './engine-info.ts';
import { engineRemedy } from './remedy.ts';

export type EngineId = 'docker' | 'podman';

/** A container engine that answers, on this machine, and can hold what we ask it to. */
export interface Engine {
  readonly id: EngineId;
  /** The path of its client. */
  readonly client: string;
  readonly info: EngineInfo;
}

const machineOf: Readonly<Record<Architecture, string>> = { x64: 'x86_64', arm64: 'aarch64' };
const names: Readonly<Record<EngineId, string>> = { docker: 'Docker', podman: 'Podman' };

/** Asks an engine for what it is. Throws `NoSandboxError` with the reason why it cannot serve. */
export function findEngine(id: EngineId): Engine {
  const client = findClient(id);
  if (client === undefined) {
    throw new NoSandboxError(`${id} is not installed`, {
      remedy: `Install ${names[id]}, rootless where you can.`,
    });
  }
  const info = parseEngineInfo(ask(id, client));
  if (info === null) {
    throw new NoSandboxError(`${id} info says nothing that is understood`, {
      remedy: `Update ${names[id]}.`,
    });
  }
  refuseUnsuitable(id, info);
  return { id, client, info };
}

/** On the PATH; links are not followed, for some installations tell programs apart by their names. */
function findClient(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((one) => one.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find(mayExecute);
}

function mayExecute(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function ask(id: EngineId, client: string): string {
  const format = id === 'docker' ? '{{json .}}' : 'json';
  try {
    return askEngine(client, ['info', '--format', format]);
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    throw new NoSandboxError(`${id} does not answer: ${error.message}`, {
      remedy: engineRemedy(id, error.message),
      cause: error,
    });
  }
}

function refuseUnsuitable(id: EngineId, info: EngineInfo): void {
  if (info.operatingSystem !== 'linux') {
    throw new NoSandboxError(`${id} runs containers of ${info.operatingSystem}, not Linux`, {
      remedy: 'Switch it to Linux containers.',
    });
  }
  if (info.machine !== machineOf[thisArchitecture()]) {
    throw new NoSandboxError(
      `${id} runs on ${info.machine}, and this is ${machineOf[thisArchitecture()]}`,
      { remedy: 'Use an engine on a machine of the same kind.' },
    );
  }
  if (info.missingLimits.length > 0) {
    throw new NoSandboxError(`${id} cannot limit ${info.missingLimits.join(', ')} here`, {
      remedy:
        'Use cgroups v2, and for a rootless engine delegate the controllers cpu, memory and pids to its user.',
    });
  }
}
