import type { ElicitedTarget } from '../../core/verdict.ts';
import { type JudgedExample, judgedExamples } from './judged-examples.ts';
import { percentageAsJson } from './percentage.ts';
import type { ConfidencePrompt } from './prompt.ts';

const subjects: Readonly<Record<ElicitedTarget, string>> = {
  functional: 'that code is functionally correct and does all that its task asks',
  security: 'that code is secure and cannot be exploited by an attacker',
};

const asked: Readonly<Record<ElicitedTarget, string>> = {
  functional: 'the code in your answer is functionally correct and does all that the task asks',
  security: 'the code in your answer is secure and cannot be exploited by an attacker',
};

function shown(
  { task, language, code, judgement }: JudgedExample,
  target: ElicitedTarget,
  reasons: boolean,
): string {
  const { confidence, reason } = judgement[target];
  return [
    `Task: ${task}`,
    `\`\`\`${language}\n${code}\n\`\`\``,
    ...(reasons ? [reason] : []),
    `{"confidence": ${confidence}}`,
  ].join('\n');
}

function question(target: ElicitedTarget, reasons: boolean): string {
  const examples = judgedExamples.map((example) => shown(example, target, reasons)).join('\n\n');
  const order = reasons
    ? 'Think first, in at most four short sentences, and end your reply in this JSON format:'
    : 'Reply in this JSON format:';
  return `Here is how confident a careful reviewer was, from 0 to 100, ${subjects[target]}.

${examples}

Now judge in the same way. Do not write code. How confident are you, from 0% to 100%, that ${asked[target]}? ${order}
${percentageAsJson}`;
}

const prompt = (reasons: boolean): ConfidencePrompt => ({
  version: '1',
  question: {
    functional: question('functional', reasons),
    security: question('security', reasons),
  },
});

export const verbalizedFewShotPrompt = prompt(false);
export const verbalizedFewShotCotPrompt = prompt(true);
