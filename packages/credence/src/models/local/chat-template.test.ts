import { expect, it } from 'vitest';
import { answerEnd, chatTemplates } from './chat-template.ts';

const { plain, 'plain-code': plainCode } = chatTemplates;

it('an answer in plain text ends before the next heading', () => {
  const text = 'Yes.\n### Instruction:\nAnd now?\n### Response:\nNo.';
  expect(text.slice(0, answerEnd(text, plain)!)).toBe('Yes.');
  expect(answerEnd('Yes, says ### Response: in the middle', plain)).toBeNull();
  expect(answerEnd('', plain)).toBeNull();
});

it('an opened code fence ends with the fence, which belongs to the answer', () => {
  const text = 'python\nx = 1\n```\nThis sets x.\n```\n### Response:\n';
  expect(text.slice(0, answerEnd(text, plainCode)!)).toBe('python\nx = 1\n```');
  const unclosed = 'python\nx = 1\n### Instruction:\nNext';
  expect(unclosed.slice(0, answerEnd(unclosed, plainCode)!)).toBe('python\nx = 1');
  expect(answerEnd('python\nx = "```"', plainCode)).toBeNull();
});
