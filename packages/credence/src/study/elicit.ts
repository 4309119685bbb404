import type { AnyMethod, ConfidenceMethod } from '../confidence/method.ts';
import { contentHash, contentKey } from '../core/keys.ts';
import type { ConfidenceRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { ElicitedTarget } from '../core/verdict.ts';
import type { ChatMessage } from '../models/model.ts';

/** The targets that every sample is asked about, apart from each other. */
export const elicitedTargets: readonly ElicitedTarget[] = ['functional', 'security'];

/** One confidence that the study wants of a sample. */
export interface WantedConfidence<Method extends AnyMethod = ConfidenceMethod> {
  readonly key: string;
  readonly method: Method;
  readonly target: ElicitedTarget;
}

/** The methods that ask about, or read, one answer alone; the others compare answers. */
export function elicitedMethods(methods: readonly AnyMethod[]): readonly ConfidenceMethod[] {
  return methods.filter((method) => method.kind === 'elicited');
}

/** @param critic id of the model that the method `critic` asks */
export function wantedConfidences(
  sample: string,
  methods: readonly AnyMethod[],
  critic?: string,
): readonly WantedConfidence[] {
  return elicitedMethods(methods).flatMap((method) =>
    elicitedTargets.map((target) => ({
      key: contentKey('confidence', {
        ...{ sample, method: method.id, version: method.version, target },
        ...(method.asks === 'critic' && { critic: critic ?? null }),
      }),
      method,
      target,
    })),
  );
}

/** A confidence that there cannot be; nobody was asked. */
export function missingConfidence(
  sample: string,
  { key, method, target }: WantedConfidence<AnyMethod>,
  missing: NonNullable<ConfidenceRecord['missing']>,
): ConfidenceRecord {
  return {
    kind: 'confidence',
    key,
    sample,
    method: method.id,
    methodVersion: method.version,
    target,
    value: null,
    missing,
    raw: null,
    usage: { inputTokens: 0, outputTokens: 0 },
    usd: 0,
    at: new Date().toISOString(),
  };
}

/** The turn of a conversation that puts the task: the last one, but for repairs, which go on behind it. */
export function taskTurn(messages: readonly ChatMessage[], { prompt }: Task): string {
  const turn = messages.findLast(
    ({ role, content }) => role === 'user' && content.startsWith(prompt),
  );
  return turn?.content ?? prompt;
}

export function rawHash(raw: string): string | null {
  return raw === '' ? null : contentHash(raw);
}
