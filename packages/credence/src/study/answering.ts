import type { Answer } from '../confidence/method.ts';
import { contentHash } from '../core/keys.ts';
import type { SampleRecord } from '../core/records.ts';
import type { Journal } from '../journal/journal.ts';
import { extractCode } from '../mitigation/extract-code.ts';
import { type Completion, withContext } from '../models/model.ts';
import {
  missingConfidence,
  rawHash,
  taskTurn,
  type WantedConfidence,
  wantedConfidences,
} from './elicit.ts';
import { survive } from './failure.ts';
import type { Judging } from './judging.ts';
import { logprobsToText } from './logprobs-text.ts';
import { meteredModel } from './metered-model.ts';
import type { PlannedSample } from './plan.ts';
import type { RunState } from './run-state.ts';
import type { StudyModel } from './run-study.ts';
import { whoIsAsked } from './who-is-asked.ts';

interface Options {
  readonly journal: Journal;
  readonly state: RunState;
  readonly judging: Pick<Judging, 'add'>;
  /** The model that the method `critic` asks. */
  readonly critic: StudyModel | null;
}

/** An answer that is in the journal, with its texts. */
export interface Answered {
  readonly record: SampleRecord;
  readonly response: string;
  readonly code: string | null;
  readonly logprobs: Completion['logprobs'];
}

/** The stages that talk to models: generate an answer, then ask how sure the model is of it. */
export class Answering {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Does what is missing of one sample; `begun` is what an earlier run left of it. */
  async work(studyModel: StudyModel, planned: PlannedSample, begun?: Answered): Promise<void> {
    const { state, judging } = this.#options;
    let answered = begun;
    if (!answered) {
      if (!state.budget.takeSample()) return;
      answered = await this.generate(studyModel, planned);
    }
    if (!answered) return state.budget.giveBackSample();
    state.count({ generated: 1, ...(planned.repair && { repairs: 1 }) });
    const { record, code } = answered;
    if (record.code === null || code === null) state.count({ judged: 1 });
    else await judging.add(planned.task, code, record.code);
    await this.elicit(studyModel, planned, answered);
  }

  /** @returns `undefined` when the budget did not allow it, or our machinery failed, which is counted. */
  async generate(studyModel: StudyModel, planned: PlannedSample): Promise<Answered | undefined> {
    const { journal, state } = this.#options;
    let answered: Answered | undefined;
    const survived = await survive(journal, 'generate', planned.key, async () => {
      answered = await this.#generate(studyModel, planned);
    });
    if (!survived) state.count({ failures: 1 });
    return answered;
  }

  async #generate(studyModel: StudyModel, planned: PlannedSample): Promise<Answered | undefined> {
    const { journal, state } = this.#options;
    const { request, task, repair } = planned;
    const purpose = repair ? `repair ${repair.arm} ${repair.round}` : 'generate';
    const named = withContext(studyModel.model, { task: task.id, purpose });
    const metered = meteredModel(named, studyModel.price, state.budget);
    const completion = await metered.use((model) => model.complete(request));
    if (!completion) return undefined;
    const { text } = completion;
    const { code, how } = extractCode(text, task.language);
    const prompt = JSON.stringify(request.messages);
    const logprobs = completion.logprobs && logprobsToText(completion.logprobs);
    const record: SampleRecord = {
      kind: 'sample',
      key: planned.key,
      task: task.id,
      taskHash: task.hash,
      model: planned.model,
      temperature: planned.temperature,
      prompting: planned.prompting.id,
      promptingVersion: planned.prompting.version,
      index: planned.index,
      ...(repair && { repair }),
      prompt: contentHash(prompt),
      response: contentHash(text),
      code: code === null ? null : contentHash(code),
      extraction: how,
      ...(logprobs !== undefined && { logprobs: contentHash(logprobs) }),
      finish: completion.finish,
      usage: completion.usage,
      usd: metered.usd(),
      at: new Date().toISOString(),
    };
    const bodies = [prompt, text, code, logprobs].filter((body) => typeof body === 'string');
    await journal.put(record, bodies);
    return { record, response: text, code, logprobs: completion.logprobs };
  }

  /** Asks for the confidences that the journal lacks. @returns whether they are all there now. */
  async elicit(
    studyModel: StudyModel,
    planned: PlannedSample,
    answered: Answered,
  ): Promise<boolean> {
    const { journal, state, critic } = this.#options;
    let complete = true;
    for (const wanted of wantedConfidences(planned.key, studyModel.methods, critic?.model.id)) {
      if (journal.has(wanted.key)) continue;
      if (state.interrupted) return false;
      const survived = await survive(journal, 'elicit', wanted.key, async () => {
        complete = (await this.#elicitOne(studyModel, planned, answered, wanted)) && complete;
      });
      if (!survived) state.count({ failures: 1 });
      complete &&= survived;
    }
    if (complete) state.count({ elicited: 1 });
    return complete;
  }

  /** @returns whether the confidence is in the journal; not so when the budget is used up. */
  async #elicitOne(
    studyModel: StudyModel,
    planned: PlannedSample,
    { record, response, code, logprobs }: Answered,
    wanted: WantedConfidence,
  ): Promise<boolean> {
    const { journal, state, critic } = this.#options;
    const asked = code === null ? 'no-code' : whoIsAsked(wanted.method, studyModel, critic);
    if (code === null || typeof asked === 'string') {
      const reason = typeof asked === 'string' ? asked : 'no-code';
      await journal.put(missingConfidence(record.key, wanted, reason));
      return true;
    }
    const { task, request } = planned;
    const named = withContext(asked.model, { task: task.id });
    const metered = meteredModel(named, asked.price, state.budget);
    const { finish, usage: spent } = record;
    const answer: Answer = {
      messages: request.messages,
      task: taskTurn(request.messages, task),
      completion: { text: response, finish, usage: spent, ...(logprobs && { logprobs }) },
      code,
      codeSpans: extractCode(response, task.language).spans,
      language: task.language,
    };
    const elicitation = await metered.use((model) =>
      wanted.method.elicit(answer, wanted.target, model),
    );
    if (!elicitation) return false;
    const { value, missing, raw, usage } = elicitation;
    await journal.put(
      {
        kind: 'confidence',
        key: wanted.key,
        sample: record.key,
        method: wanted.method.id,
        methodVersion: wanted.method.version,
        target: wanted.target,
        value,
        missing,
        raw: rawHash(raw),
        usage,
        usd: metered.usd(),
        at: new Date().toISOString(),
      },
      raw === '' ? [] : [raw],
    );
    return true;
  }
}
