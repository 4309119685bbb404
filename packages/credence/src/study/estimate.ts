import type { Answer } from '../confidence/method.ts';
import type { TokenUsage } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { extractCode } from '../mitigation/extract-code.ts';
import type { CompletionRequest, Model } from '../models/model.ts';
import { cost, type Price } from './budget.ts';
import type { StudyConfig } from './config.ts';
import { taskTurn, wantedConfidences } from './elicit.ts';
import { mostExpensive } from './metered-model.ts';
import { designFor, type PlannedSample, planModel } from './plan.ts';
import type { StudyModel } from './run-study.ts';
import { whoIsAsked } from './who-is-asked.ts';

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
  const critic = models.find(({ model }) => model.id === config.critic) ?? null;
  const totals = new Map(models.map((one) => [one.model.id, { samples: 0, share: nothing }]));
  const add = ({ model }: StudyModel, share: Share, samples = 0) => {
    const total = totals.get(model.id) ?? { samples: 0, share: nothing };
    totals.set(model.id, {
      samples: total.samples + samples,
      share: sum(total.share, share),
    });
  };
  for (const author of models) await estimateAnswers(config, tasks, author, critic, done, add);
  return models.map(({ model, price }) => {
    const { samples, share } = totals.get(model.id) ?? { samples: 0, share: nothing };
    return {
      model: model.id,
      samples,
      calls: share.calls,
      usage: share.usage,
      usd: price && cost(share.usage, price),
      mostUsd: price && share.mostUsd,
    };
  });
}

/** Adds what the answers of one model take, to it and to the critic. */
async function estimateAnswers(
  config: StudyConfig,
  tasks: readonly Task[],
  author: StudyModel,
  critic: StudyModel | null,
  done: (key: string) => boolean,
  add: (asked: StudyModel, share: Share, samples?: number) => void,
): Promise<void> {
  // What an answer and its confidences take depends on the prompt alone, not on how often it is asked.
  const shares = new Map<string, Awaited<ReturnType<typeof sharesOf>>>();
  const design = designFor(config, author.methods);
  for (const planned of planModel(design, author.model.id, tasks)) {
    const kind = `${planned.task.id} ${planned.prompting.id}`;
    const share = shares.get(kind) ?? (await sharesOf(planned, author, critic));
    shares.set(kind, share);
    if (!done(planned.key)) add(author, share.generate, 1);
    const wanted = wantedConfidences(planned.key, author.methods, config.critic);
    for (const [index, { key, method }] of wanted.entries()) {
      const asked = whoIsAsked(method, author, critic);
      if (typeof asked !== 'string' && !done(key)) add(asked, share.elicit[index] ?? nothing);
    }
  }
}

async function sharesOf(planned: PlannedSample, author: StudyModel, critic: StudyModel | null) {
  const { task, request } = planned;
  const reference = task.references.find(({ kind }) => kind === 'secure')?.code ?? '';
  const text = `\`\`\`${task.language}\n${reference}\n\`\`\``;
  const stand = standIn(author, text);
  const completion = await stand.model.complete(request);
  const generate = stand.taken();
  const { code, spans } = extractCode(text, task.language);
  const answer: Answer = {
    messages: request.messages,
    task: taskTurn(request.messages, task),
    completion,
    code: code ?? reference,
    codeSpans: spans,
    language: task.language,
  };
  const elicit: Share[] = [];
  for (const { method, target } of wantedConfidences(planned.key, author.methods)) {
    const who = whoIsAsked(method, author, critic);
    const asked = standIn(typeof who === 'string' ? author : who, '{"confidence": 80}');
    await method.elicit(answer, target, asked.model);
    elicit.push(asked.taken());
  }
  return { generate, elicit };
}

/** A model that says the same to everything, and counts what it was asked. */
function standIn({ model, price }: StudyModel, text: string) {
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
    mostUsd: mostExpensive(request, price ?? free),
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
