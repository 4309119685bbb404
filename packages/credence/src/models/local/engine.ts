import { InputError } from '../../core/errors.ts';
import type { ChatMessage } from '../model.ts';
import type { ChatTemplate, ChatTemplateName } from './chat-template.ts';
import { chatTemplates } from './chat-template.ts';
import type {
  ChatWrapper,
  GenerateNext,
  LlamaContext,
  LlamaModel,
  LlamaSequence,
  NextToken,
  Runtime,
} from './runtime.ts';
import { loadRuntime, startBackend } from './runtime.ts';
import type { Head } from './sampling.ts';
import { blockSize, Slots } from './slots.ts';

export interface EngineOptions {
  readonly file: string;
  readonly template: ChatTemplateName;
  readonly contextSize: number;
  readonly threads: number;
  readonly slots: number;
}

/** What is wanted of the next token: the most likely one alone, or so many with their logits. */
export type Wanted = 'greedy' | { readonly top: number } | 'all';

/** A loaded GGUF file: tokens in, logits out. Not for concurrent use. */
export class Engine {
  readonly model: LlamaModel;
  readonly template: Pick<ChatTemplate, 'stop' | 'firstAnswer'>;
  readonly runtimeVersion: string;
  /** For example `Q4_K_M`; empty when the file does not say. */
  readonly quantisation: string;
  readonly contextSize: number;
  readonly #context: LlamaContext;
  readonly #slots: Slots;
  readonly #wrapper: ChatWrapper;

  private constructor(parts: {
    model: LlamaModel;
    context: LlamaContext;
    wrapper: ChatWrapper;
    template: Pick<ChatTemplate, 'stop' | 'firstAnswer'>;
    runtimeVersion: string;
    quantisation: string;
    options: EngineOptions;
  }) {
    this.model = parts.model;
    this.template = parts.template;
    this.runtimeVersion = parts.runtimeVersion;
    this.quantisation = parts.quantisation;
    this.contextSize = parts.options.contextSize;
    this.#context = parts.context;
    this.#wrapper = parts.wrapper;
    this.#slots = new Slots(
      Array.from({ length: parts.options.slots }, () => parts.context.getSequence()),
    );
  }

  static async load(options: EngineOptions): Promise<Engine> {
    const runtime = await loadRuntime();
    const llama = await startBackend(runtime, options.threads);
    const model = await llama.loadModel({ modelPath: options.file }).catch((cause: unknown) => {
      throw new InputError('bad-model-file', `${options.file} is not a model that can be loaded`, {
        remedy: 'Give the path of a GGUF file of a language model.',
        location: { file: options.file },
        cause,
      });
    });
    const own = model.fileInfo.metadata.tokenizer?.chat_template;
    const template: ChatTemplate | '' | undefined =
      options.template === 'gguf'
        ? own && { jinja: own, stop: [] }
        : chatTemplates[options.template];
    if (!template) {
      await model.dispose();
      throw new InputError('no-chat-template', `${options.file} has no chat template`, {
        remedy: 'Set `template: plain` (a pretrained model), or `chatml` or `gemma`.',
        location: { file: options.file },
      });
    }
    const context = await model.createContext({
      contextSize: options.contextSize,
      sequences: options.slots,
      batchSize: blockSize,
      threads: options.threads,
      // Its rounding depends on the size of the batch much more than that of plain attention.
      flashAttention: false,
      swaFullCache: true,
    });
    return new Engine({
      model,
      context,
      wrapper: new runtime.JinjaTemplateChatWrapper({ template: template.jinja, reasoning: null }),
      template,
      runtimeVersion: `node-llama-cpp ${(await runtime.getModuleVersion?.()) ?? 'unknown'}`,
      quantisation: quantisationOf(model, runtime),
      options,
    });
  }

  /** The tokens of the conversation, up to where the model goes on: after `opening`, if any. */
  tokens(messages: readonly ChatMessage[], opening = ''): number[] {
    const history = messages.map(({ role, content }) =>
      role === 'assistant'
        ? ({ type: 'model', response: [content] } as const)
        : ({ type: role, text: content } as const),
    );
    const { contextText } = this.#wrapper.generateContextState({
      chatHistory: [...history, { type: 'model', response: [] }],
    });
    return [
      ...contextText.tokenize(this.model.tokenizer),
      ...(opening === '' ? [] : this.model.tokenize(opening)),
    ];
  }

  /** Evaluates the prompt, or what of it is not yet in memory, and says what may come next. */
  async begin(
    prompt: readonly number[],
    wanted: Wanted,
  ): Promise<{ sequence: LlamaSequence; next: Head }> {
    const { sequence, kept } = await this.#slots.prepare(prompt);
    try {
      const last = prompt.at(-1)!;
      const output = await sequence.controlledEvaluate([
        ...prompt.slice(kept, -1),
        [last, { generateNext: generateNext(wanted) }],
      ]);
      return { sequence, next: toHead(output.at(-1)?.next, wanted) };
    } catch (error) {
      this.#slots.reset();
      throw error;
    }
  }

  /** Puts `token` after what the sequence holds, and says what may come next. */
  async advance(sequence: LlamaSequence, token: number, wanted: Wanted): Promise<Head> {
    try {
      const [output] = await sequence.controlledEvaluate([
        [token, { generateNext: generateNext(wanted) }],
      ]);
      return toHead(output?.next, wanted);
    } catch (error) {
      this.#slots.reset();
      throw error;
    }
  }

  /** Takes the last token back, to ask for more about what may follow it. */
  async retreat(sequence: LlamaSequence): Promise<void> {
    const end = sequence.nextTokenIndex;
    await sequence.eraseContextTokenRanges([{ start: end - 1, end }]);
  }

  async close(): Promise<void> {
    await this.#context.dispose();
    await this.model.dispose();
  }
}

function quantisationOf(model: LlamaModel, runtime: Runtime): string {
  const type = model.fileInfo.metadata.general?.file_type;
  return (
    (type === undefined ? undefined : runtime.GgufFileType?.[type])?.replace('MOSTLY_', '') ?? ''
  );
}

function generateNext(wanted: Wanted): GenerateNext {
  if (wanted === 'greedy') return { token: true };
  if (wanted === 'all') return { logits: true };
  return { logits: { filter: { tokens: [], includeTop: wanted.top } }, totalLogitWeight: true };
}

function toHead(next: NextToken | undefined, wanted: Wanted): Head {
  if (wanted === 'greedy' && next?.token != null) {
    return { tokens: [next.token], logits: [0], total: 1, complete: false };
  }
  if (!next?.logits || next.logits.size === 0) throw new Error('The model gave no logits');
  const tokens = [...next.logits.keys()];
  const logits = [...next.logits.values()];
  const complete = wanted === 'all' || (wanted !== 'greedy' && logits.length < wanted.top);
  const top = logits[0]!;
  const total = complete
    ? logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0)
    : (next.totalLogitWeight ?? Number.NaN);
  return { tokens, logits, total, complete };
}
