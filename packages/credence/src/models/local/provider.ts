import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../../core/errors.ts';
import type { Completion, CompletionRequest, Model } from '../model.ts';
import type { ChatTemplateName } from './chat-template.ts';
import { Engine } from './engine.ts';
import { generate } from './generate.ts';
import { setupCommand } from './runtime.ts';

export interface LocalOptions {
  readonly id: string;
  /** Path of the GGUF file. */
  readonly file: string;
  readonly template?: ChatTemplateName;
  /** Tokens of prompt and answer together. */
  readonly contextSize?: number;
  readonly threads?: number;
  /** Conversations whose evaluated prefixes are kept. */
  readonly slots?: number;
}

/** The most alternatives per token that a local model reports. */
export const maxLocalTopLogprobs = 100;

/**
 * A GGUF file run in this process, with honest probabilities: logits before any sampler, draws from
 * softmax(logits / temperature) over the whole vocabulary, greedy at temperature 0. The same file,
 * request and seed give the same answer on the same machine, whatever was asked before.
 * Requests are answered one after another.
 */
export function localModel(options: LocalOptions): Model {
  let engine: Promise<Engine> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const { id, file, template = 'gguf', contextSize = 4096, threads = 1, slots = 2 } = options;

  const load = async () => {
    await access(file).catch((cause: unknown) => {
      throw new InputError('no-model-file', `Model ${id}: ${file} cannot be read`, {
        remedy: `Put the GGUF file there; \`${setupCommand}\` brings the two of the quick start.`,
        cause,
      });
    });
    return Engine.load({ file, template, contextSize, threads, slots });
  };
  const ready = () => {
    engine ??= load();
    return engine;
  };

  return {
    id,
    capabilities: { topLogprobs: maxLocalTopLogprobs, seed: true },
    complete(request: CompletionRequest, signal?: AbortSignal): Promise<Completion> {
      const answer = queue.then(async () => {
        signal?.throwIfAborted();
        return generate(await ready(), request, signal);
      });
      queue = answer.catch(() => undefined);
      return answer;
    },
    async provenance() {
      const loaded = await ready();
      return {
        file: basename(file),
        sha256: await sha256(file),
        name: loaded.model.fileInfo.metadata.general?.name ?? '',
        quantisation: loaded.quantisation,
        runtime: loaded.runtimeVersion,
        template,
        contextSize: String(contextSize),
        threads: String(threads),
      };
    },
    async close() {
      await queue;
      const loaded = await engine?.catch(() => undefined);
      engine = undefined;
      await loaded?.close();
    },
  };
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
