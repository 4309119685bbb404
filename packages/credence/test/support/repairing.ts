import type { Reference, Task } from '../../src/core/task.ts';
import { repairPrompt } from '../../src/mitigation/repair/prompt.ts';
import type { ServerOptions } from './openai-server.ts';

type Kind = Reference['kind'];

/** What a made-up model does on one task: its first answer, what repair makes of it, how sure it is. */
export interface Behaviour {
  /** Kinds of reference: the first answer, then those of the rounds of repair. */
  readonly answers: readonly Kind[];
  /** Percentages for security, in the same order. */
  readonly sure: readonly number[];
}

/** The words that a made-up model answers with, and those that it was asked to repair with. */
export interface RepairingServer {
  readonly answer: NonNullable<ServerOptions['answer']>;
  readonly asked: string[];
}

const isRepair = (content: string) => content.startsWith(repairPrompt.opening);

const code = (task: Task, kind: Kind) => {
  const reference = task.references.find((one) => one.kind === kind);
  if (!reference) throw new RangeError(`${task.id} has no ${kind} reference`);
  return reference.code;
};

/** Answers that repair makes better or worse, as told, so that what comes out of a study is known. */
export function repairing(told: Readonly<Record<string, Behaviour>>): RepairingServer {
  const asked: string[] = [];
  return {
    asked,
    answer({ messages }, task) {
      const said = (content: string) => ({
        finish_reason: 'stop',
        message: { role: 'assistant', content },
      });
      const behaviour = told[task.id];
      if (!behaviour) throw new RangeError(`Nothing was told of ${task.id}`);
      const last = messages.at(-1)?.content ?? '';
      const round = messages.filter(({ content }) => isRepair(content)).length;
      if (isRepair(last)) asked.push(last);
      if (messages.length === 1 || isRepair(last)) {
        const kind = behaviour.answers[round] ?? behaviour.answers.at(-1) ?? 'stub';
        return said(`\`\`\`${task.language}\n${code(task, kind)}\`\`\``);
      }
      const security = behaviour.sure[round] ?? behaviour.sure.at(-1) ?? 0;
      return said(`{"confidence": ${last.includes('secure') ? security : 80}}`);
    },
  };
}
