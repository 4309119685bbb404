/**
 * How a conversation becomes the text that a model continues. An instruction-tuned GGUF file
 * carries its own Jinja template; a pretrained model has none, and `plain` suits it best: a
 * format of headings that occurs in its training data.
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
    jinja:
      "{{ bos_token }}{% for message in messages %}{{ ('### Response:' if message['role'] == 'assistant' else '### Instruction:') + '\\n' + message['content'] + '\\n\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '### Response:\\n' }}{% endif %}",
    stop: ['\n### Instruction:', '\n### Response:'],
  },
} as const satisfies Record<string, ChatTemplate>;

export interface ChatTemplate {
  readonly jinja: string;
  /** Texts that end an answer where the model has no token for it. */
  readonly stop: readonly string[];
}

/** `gguf` is the template that the file carries. */
export const chatTemplateNames = ['gguf', 'plain', 'chatml', 'gemma'] as const;
export type ChatTemplateName = (typeof chatTemplateNames)[number];
