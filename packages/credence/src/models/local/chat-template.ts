/** Headings that occur in the training data of pretrained models. */
const plainJinja =
  "{{ bos_token }}{% for message in messages %}{{ ('### Response:' if message['role'] == 'assistant' else '### Instruction:') + '\\n' + message['content'] + '\\n\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '### Response:\\n' }}{% endif %}";

/**
 * How a conversation becomes the text that a model continues. An instruction-tuned GGUF file
 * carries its own Jinja template; a pretrained model has none, and `plain` suits it best. Asked for
 * code it seldom answers with any: `plain-code` opens a code fence for it and ends with the fence.
 */
export const chatTemplates = {
  chatml: {
    jinja:
      "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    stop: [],
  },
  gemma: {
    jinja:
      "{{ bos_token }}{% for message in messages %}{{ '<start_of_turn>' + ('model' if message['role'] == 'assistant' else message['role']) + '\\n' + message['content'] + '<end_of_turn>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}",
    stop: [],
  },
  plain: {
    jinja: plainJinja,
    stop: ['\n### Instruction:', '\n### Response:'],
  },
  'plain-code': {
    jinja: plainJinja,
    stop: ['\n### Instruction:', '\n### Response:'],
    firstAnswer: { opening: '```', end: '\n```' },
  },
} as const satisfies Record<string, ChatTemplate>;

export interface ChatTemplate {
  readonly jinja: string;
  /** Texts that end an answer where the model has no token for it. */
  readonly stop: readonly string[];
  /** The first answer of a conversation begins with `opening` and ends with `end`; both belong to it. */
  readonly firstAnswer?: { readonly opening: string; readonly end: string };
}

/** `gguf` is the template that the file carries. */
export const chatTemplateNames = ['gguf', 'plain', 'plain-code', 'chatml', 'gemma'] as const;
export type ChatTemplateName = (typeof chatTemplateNames)[number];

type Ends = Pick<ChatTemplate, 'stop' | 'firstAnswer'>;

/** Where the text of an answer ends for the template, or `null` when it may go on. */
export function answerEnd(text: string, { stop, firstAnswer }: Ends): number | null {
  const ends = stop.map((mark) => text.indexOf(mark));
  if (firstAnswer) {
    const at = text.indexOf(firstAnswer.end);
    if (at >= 0) ends.push(at + firstAnswer.end.length);
  }
  const found = ends.filter((at) => at >= 0);
  return found.length === 0 ? null : Math.min(...found);
}
