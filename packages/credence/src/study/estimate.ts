import type { Answer } from '../confidence/method.ts';
import type { TokenUsage } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { extractCode } from '../mitigation/extract-code.ts';
import type { CompletionRequest, Model } from '../models/model.ts';
import { cost, type Price } from './budget.ts';
import type { StudyConfig } from './config.ts';
import { taskTurn, wantedConfidences } from './elicit.ts';
import { mostExpensive } from './metered-model.ts';
import { designFor, type PlannedSample, planModel, planSize } from './plan.ts';
import type { StudyModel } from './run-study.ts';
import { whoIsAsked } from './who-is-asked.ts';

/** Between prose (four) and code (three), for tokenizers of English and common languages. */
const charactersPerToken = 3.5;
/** What a repair is told of an answer, in tokens, at most. */
const tokensOfFeedback = 1_000;
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
  /** US dollars when every answer is as long as it may be and every character dear, repairs included. */
  readonly mostUsd: number | null;
  /** Repairs still to come at most; which there are follows from what is found out. */
  readonly mostRepairs: number;
}

/** What an earlier run of the study left. */
export interface Done {
  readonly has: (key: string) => boolean;
  /** Repairs of a model's answers. */
  readonly repairs: (model: string) => number;
}

export const estimateMethod =
  `Every question of the study is made up and counted, none is sent: one token per ${charactersPerToken} characters. ` +
  'The task’s secure reference stands for an answer, and the stated percentage for a confidence. ' +
  'At most: every answer as long as `maxTokens`, and a token for every two characters sent. Repairs are counted at most, for every answer and round; requests made again after a failure are not counted.';

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

/** What is asked of one model. */
class Total {
  samples = 0;
  share = nothing;
  repairs = 0;
  repairsUsd = 0;
}

/**
 * What the rest of a study will ask of its models, and what that costs. Asks nobody: the study's own
 * code asks a stand-in that counts.
 */
export async function estimate(
  config: StudyConfig,
  tasks: readonly Task[],
  models: readonly StudyModel[],
  done: Done,
): Promise<readonly ModelEstimate[]> {
  const critic = models.find(({ model }) => model.id === config.critic) ?? null;
  const totals = new Map(models.map((one) => [one, new Total()]));
  for (const author of models) await addAnswers(totals, { config, tasks, author, critic, done });
  return [...totals].map(([{ model, price }, { samples, share, repairs, repairsUsd }]) => ({
    model: model.id,
    samples,
    calls: share.calls,
    usage: share.usage,
    usd: price && cost(share.usage, price),
    mostUsd: price && share.mostUsd + repairsUsd,
    mostRepairs: Math.round(repairs),
  }));
}

interface Answers {
  readonly config: StudyConfig;
  readonly tasks: readonly Task[];
  readonly author: StudyModel;
  readonly critic: StudyModel | null;
  readonly done: Done;
}

/** Adds what the answers of one model take, to it and to the critic. */
async function addAnswers(
  totals: ReadonlyMap<StudyModel, Total>,
  { config, tasks, author, critic, done }: Answers,
): Promise<void> {
  // What an answer and its confidences take depends on the prompt alone, not on how often it is asked.
  const shares = new Map<string, Awaited<ReturnType<typeof sharesOf>>>();
  const design = designFor(config, author.methods);
  const arms = config.repair ?? [];
  const repairs = planSize(config, tasks.length) * arms.reduce((n, { rounds }) => n + rounds, 0);
  const left = Math.max(0, repairs - done.repairs(author.model.id)) / repairs;
  const add = (asked: StudyModel, share: Share, wanted: boolean) => {
    const total = totals.get(asked);
    if (!total) return;
    if (wanted) total.share = sum(total.share, share);
    for (const { rounds } of arms) {
      for (let round = 1; round <= rounds; round += 1) {
        total.repairsUsd += left * repairUsd(share, round, config.maxTokens, asked.price ?? free);
      }
    }
  };
  for (const planned of planModel(design, author.model.id, tasks)) {
    const kind = `${planned.task.id} ${planned.prompting.id}`;
    const share = shares.get(kind) ?? (await sharesOf(planned, author, critic));
    shares.set(kind, share);
    const total = totals.get(author);
    if (total && !done.has(planned.key)) total.samples += 1;
    add(author, share.generate, !done.has(planned.key));
    const wanted = wantedConfidences(planned.key, author.methods, config.critic);
    for (const [index, { key, method }] of wanted.entries()) {
      const asked = whoIsAsked(method, author, critic);
      if (typeof asked !== 'string') add(asked, share.elicit[index] ?? nothing, !done.has(key));
    }
  }
  const total = totals.get(author);
  if (total && repairs > 0) total.repairs = left * repairs;
}

/**
 * The most that a request costs when it is about a repair: it goes into a conversation that has grown by
 * an answer, and what was said of it, for every round.
 */
function repairUsd(share: Share, round: number, maxTokens: number, price: Price): number {
  const grown = share.calls * round * (maxTokens + tokensOfFeedback);
  return share.mostUsd + cost({ inputTokens: grown, outputTokens: 0 }, price);
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
