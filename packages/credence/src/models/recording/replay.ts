import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import type { CompletionRequest, Model, RequestContext } from '../model.ts';
import { fromLine, recordingKey, toCompletion } from './entry.ts';
import { readProvenance } from './provenance.ts';
import { type Lines, readShard, shardName } from './shard.ts';

/**
 * A model that answers from recordings alone: no network, no other model.
 * @throws InputError when the folder has no recordings of a model of this id.
 */
export function replayModel(id: string, folder: string): Model {
  const provenance = readProvenance(folder);
  const recorded = provenance.models[id];
  const shard = join(folder, shardName(id));
  if (!recorded || !existsSync(shard)) {
    const known = Object.keys(provenance.models).join(', ') || 'none';
    throw new InputError('no-recordings', `${folder} has no recordings of model ${id}`, {
      remedy: `It has: ${known}.`,
      location: { file: folder },
    });
  }
  let lines: Lines | undefined;
  const load = () => {
    const loaded: Lines = new Map();
    readShard(shard, loaded);
    return loaded;
  };
  return {
    id,
    capabilities: recorded.capabilities,
    async complete(request, signal, context) {
      signal?.throwIfAborted();
      lines ??= load();
      const line = lines.get(recordingKey(id, request));
      if (line === undefined) throw missing(id, request, context, folder, provenance.command);
      return toCompletion(fromLine(line));
    },
    async provenance() {
      return { ...recorded.details, recorded: recorded.recorded };
    },
  };
}

function missing(
  id: string,
  request: CompletionRequest,
  context: RequestContext | undefined,
  folder: string,
  command: string,
): InputError {
  const what = [
    context?.purpose && `for ${context.purpose}`,
    context?.task && `of task ${context.task}`,
    `at temperature ${request.temperature}`,
    request.seed !== undefined && `with seed ${request.seed}`,
  ];
  return new InputError(
    'no-recording',
    `No recording of model ${id} ${what.filter(Boolean).join(' ')} in ${folder}`,
    {
      remedy: `Record it: ${command}`,
      location: { file: folder },
    },
  );
}
