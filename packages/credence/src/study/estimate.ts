import type { ConfidenceMethod } from '../confidence/method.ts';
import type { TokenUsage } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { extractCode } from '../mitigation/extract-code.ts';
import type { CompletionRequest, Model } from '../models/model.ts';
import { cost, type Price } from './budget.ts';
import type { StudyConfig } from './config.ts';
import { wantedConfidences } from './elicit.ts';
import { mostExpensive } from './metered-model.ts';
import { type PlannedSample, planModel } from './plan.ts';
import type { StudyModel } from './run-study.ts';

/** Between prose (four) and code (three), for tokenizers of English and common languages. */
const charactersPerToken = 3.5;
/** What a chat template puts around a message, in tokens. */
const tokensAroundMessage = 4;

/** What is still to be asked of one model. */
export interface ModelEstimate {
  readonly model: string;
  /** Answers still wanted. */
  readonly samples: number;
  readonly calls: number;
  /** Expected. */
  readonly usage: TokenUsage;
  /** US dollars expected; `null` when the price is not known. */
  readonly usd: number | null;
  /** US dollars when every answer is as long as it may be and every character dear. */
  readonly mostUsd: number | null;
}

export const estimateMethod =
  `Every question of the study is made up and counted, none is sent: one token per ${charactersPerToken} characters. ` +
  'The task’s secure reference stands for an answer, and the stated percentage for a confidence. ' +
  'At most: every answer as long as `maxTokens`, and a token for every two characters sent. Requests made again after a failure are not counted.';

interface Share {
  readonly calls: number;
  readonly usage: TokenUsage;
  readonly mostUsd: number;
}

const nothing: Share = { calls: 0, usage: { inputTokens: 0, outputTokens: 0 }, mostUsd: 0 };

const sum = (a: Share, b: Share): Share => ({
  calls: a.calls + b.calls,
  usage: {
    inputTokens: a.usage.inputTokens + b.usage.inputTokens,
    outputTokens: a.usage.outputTokens + b.usage.outputTokens,
  },
  mostUsd: a.mostUsd + b.mostUsd,
});

const tokens = (text: string) => Math.ceil(text.length / charactersPerToken);

const free: Price = { inputPerMillion: 0, outputPerMillion: 0 };

/**
 * What the rest of a study will ask of its models, and what that costs. Asks nobody: the study's own
 * code asks a stand-in that counts.
 * @param done the keys of what an earlier run of the study left
 */
export async function estimate(
  config: StudyConfig,
  tasks: readonly Task[],
  models: readonly StudyModel[],
  done: (key: string) => boolean,
): Promise<readonly ModelEstimate[]> {
  return Promise.all(models.map((model) => estimateModel(config, tasks, model, done)));
}

async function estimateModel(
  config: StudyConfig,
  tasks: readonly Task[],
  { model, price, methods }: StudyModel,
  done: (key: string) => boolean,
): Promise<ModelEstimate> {
  let samples = 0;
  let total = nothing;
  // What an answer and its confidences take depends on the prompt alone, not on how often it is asked.
  const shares = new Map<string, { readonly generate: Share; readonly elicit: readonly Share[] }>();
  for (const planned of planModel(config, model.id, tasks)) {
    const kind = `${planned.task.id} ${planned.prompting.id}`;
    const share = shares.get(kind) ?? (await sharesOf(planned, model, price ?? free, methods));
    shares.set(kind, share);
    if (!done(planned.key)) {
      samples += 1;
      total = sum(total, share.generate);
    }
    for (const [index, { key }] of wantedConfidences(planned.key, methods).entries()) {
      if (!done(key)) total = sum(total, share.elicit[index] ?? nothing);
    }
  }
  return {
    model: model.id,
    samples,
    calls: total.calls,
    usage: total.usage,
    usd: price && cost(total.usage, price),
    mostUsd: price && total.mostUsd,
  };
}

async function sharesOf(
  planned: PlannedSample,
  model: Model,
  price: Price,
  methods: readonly ConfidenceMethod[],
) {
  const { task, request } = planned;
  const reference = task.references.find(({ kind }) => kind === 'secure')?.code ?? '';
  const text = `\`\`\`${task.language}\n${reference}\n\`\`\``;
  const stand = standIn(model, price, text);
  const completion = await stand.model.complete(request);
  const generate = stand.taken();
  const { code } = extractCode(text, task.language);
  const elicit: Share[] = [];
  for (const { method, target } of wantedConfidences(planned.key, methods)) {
    const answer = {
      messages: request.messages,
      completion,
      code: code ?? reference,
      language: task.language,
    };
    const asked = standIn(model, price, '{"confidence": 80}');
    await method.elicit(answer, target, asked.model);
    elicit.push(asked.taken());
  }
  return { generate, elicit };
}

/** A model that says the same to everything, and counts what it was asked. */
function standIn(model: Model, price: Price, text: string) {
  let share = nothing;
  const counted = (request: CompletionRequest): Share => ({
    calls: 1,
    usage: {
      inputTokens: request.messages.reduce(
        (all, { content }) => all + tokens(content) + tokensAroundMessage,
        0,
      ),
      outputTokens: Math.min(request.maxTokens, tokens(text)),
    },
    mostUsd: mostExpensive(request, price),
  });
  const asked: Model = {
    id: model.id,
    capabilities: model.capabilities,
    async complete(request) {
      const one = counted(request);
      share = sum(share, one);
      return {
        text,
        finish: 'stop',
        usage: one.usage,
        ...(request.topLogprobs !== undefined && {
          logprobs: [{ token: text, logprob: 0, top: [{ token: 'Yes', logprob: 0 }] }],
        }),
      };
    },
  };
  return { model: asked, taken: () => share };
}
