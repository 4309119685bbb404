import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError } from '../../core/errors.ts';

/*
 * The part of node-llama-cpp 3.22 that is used here. The package is optional and absent from the
 * workspaces (it brings native binaries), so its own types cannot be relied on.
 */

export interface Runtime {
  getLlama(options: {
    gpu: false;
    build: 'never';
    maxThreads: number;
    logLevel: 'error';
    skipDownload: true;
  }): Promise<Llama>;
  getModuleVersion?(): Promise<string>;
  /** An enumeration: `GgufFileType[15]` is `MOSTLY_Q4_K_M`. */
  readonly GgufFileType?: Readonly<Record<number, string>>;
  readonly JinjaTemplateChatWrapper: new (options: {
    template: string;
    reasoning: null;
  }) => ChatWrapper;
}

export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
}

export interface LlamaModel {
  readonly tokenizer: unknown;
  readonly trainContextSize: number;
  readonly fileInfo: {
    readonly metadata: {
      readonly general?: { readonly name?: string; readonly file_type?: number };
      readonly tokenizer?: { readonly chat_template?: string };
    };
  };
  tokenize(text: string, specialTokens?: boolean): number[];
  detokenize(tokens: readonly number[], specialTokens?: boolean): string;
  isEogToken(token: number): boolean;
  createContext(options: {
    contextSize: number;
    sequences: number;
    batchSize: number;
    threads: number;
    flashAttention: boolean;
    swaFullCache: boolean;
  }): Promise<LlamaContext>;
  dispose(): Promise<void>;
}

export interface LlamaContext {
  getSequence(): LlamaSequence;
  dispose(): Promise<void>;
}

export interface LlamaSequence {
  readonly contextTokens: number[];
  readonly nextTokenIndex: number;
  eraseContextTokenRanges(ranges: readonly { start: number; end: number }[]): Promise<void>;
  controlledEvaluate(
    input: readonly (number | [number, { generateNext: GenerateNext }])[],
  ): Promise<({ next: NextToken } | undefined)[]>;
}

export interface GenerateNext {
  readonly token?: boolean;
  readonly logits?: boolean | { readonly filter: { tokens: number[]; includeTop: number } };
  readonly totalLogitWeight?: boolean;
}

export interface NextToken {
  readonly token?: number | null;
  /** Descending by logit. */
  readonly logits?: ReadonlyMap<number, number>;
  /** The sum of exp(logit - largest logit) over the whole vocabulary. */
  readonly totalLogitWeight?: number;
}

export interface ChatWrapper {
  generateContextState(options: { chatHistory: readonly HistoryItem[] }): {
    readonly contextText: { tokenize(tokenizer: unknown): number[] };
  };
}

export type HistoryItem =
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

const here = dirname(fileURLToPath(import.meta.url));

/** The command that brings the runtime and the two small models. */
export const setupCommand = 'node scripts/setup-local-models.mjs';

/**
 * Loads node-llama-cpp: as any package would find it, else from `tools/local-models` of the
 * checkout, where `scripts/setup-local-models.mjs` puts it.
 * @param places files from whose folders it is looked for, in this order.
 * @throws InputError `no-local-runtime` when neither has it.
 */
export async function loadRuntime(places: readonly string[] = runtimePlaces()): Promise<Runtime> {
  const found = places.map(resolveFrom).find((path) => path !== null);
  if (found == null) {
    throw new InputError('no-local-runtime', 'Local models need node-llama-cpp, which is absent', {
      remedy: `Run \`${setupCommand}\` in a checkout of credence, or \`npm install node-llama-cpp@3.22.1\` beside it.`,
    });
  }
  return (await import(pathToFileURL(found).href)) as Runtime;
}

function runtimePlaces(): string[] {
  const tools = [];
  for (let dir = here; dirname(dir) !== dir; dir = dirname(dir)) {
    tools.push(join(dir, 'tools/local-models/package.json'));
  }
  return [join(here, 'runtime.js'), ...tools];
}

function resolveFrom(file: string): string | null {
  try {
    return createRequire(file).resolve('node-llama-cpp');
  } catch {
    return null;
  }
}

const backends = new Map<number, Promise<Llama>>();

/**
 * The native library, started once for a number of threads and shared by all models of the process:
 * starting it costs half a second, and it ends with the process.
 */
export function startBackend(runtime: Runtime, threads: number): Promise<Llama> {
  const started =
    backends.get(threads) ??
    runtime
      .getLlama({
        gpu: false,
        build: 'never',
        maxThreads: threads,
        logLevel: 'error',
        skipDownload: true,
      })
      .catch((cause: unknown) => {
        throw new InputError('no-local-runtime', 'node-llama-cpp has no binary for this machine', {
          remedy: `Run \`${setupCommand}\`, or install its package for ${process.platform}-${process.arch}.`,
          cause,
        });
      });
  backends.set(threads, started);
  return started;
}
