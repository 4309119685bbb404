/*
 * A language model of a few hundred kilobytes with random weights, as a GGUF file (version 3) that
 * llama.cpp loads: enough to run the local provider for real.
 */

const width = 64;
const layers = 2;
const heads = 4;
const hidden = 128;
const contextLength = 1_024;
const alignment = 32;

/** ChatML, without the special tokens that a random model has no use for. */
const chatTemplate =
  "{{ bos_token }}{% for message in messages %}{{ message['role'] + ':' + message['content'] + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ 'assistant:' }}{% endif %}";

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
}

/** @param template whether the file carries a chat template. */
export function tinyGguf({ template = true, seed = 1_234 } = {}): Buffer {
  const { tokens, types, scores } = vocabulary();
  const metadata = [
    entry('general.architecture', text('llama')),
    entry('general.name', text('tiny-random')),
    entry('llama.context_length', uint(contextLength)),
    entry('llama.embedding_length', uint(width)),
    entry('llama.block_count', uint(layers)),
    entry('llama.feed_forward_length', uint(hidden)),
    entry('llama.attention.head_count', uint(heads)),
    entry('llama.attention.head_count_kv', uint(heads)),
    entry('llama.attention.layer_norm_rms_epsilon', float(1e-5)),
    entry('llama.rope.dimension_count', uint(width / heads)),
    entry('llama.vocab_size', uint(tokens.length)),
    entry('tokenizer.ggml.model', text('llama')),
    entry('tokenizer.ggml.tokens', list(8, tokens.map(string))),
    entry('tokenizer.ggml.scores', list(6, scores.map(f32))),
    entry('tokenizer.ggml.token_type', list(5, types.map(u32))),
    entry('tokenizer.ggml.bos_token_id', uint(1)),
    entry('tokenizer.ggml.eos_token_id', uint(2)),
    entry('tokenizer.ggml.unknown_token_id', uint(0)),
    ...(template ? [entry('tokenizer.chat_template', text(chatTemplate))] : []),
  ];
  const tensors = architecture(tokens.length);
  const { table, data } = weights(tensors, seed);
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    u32(3),
    u64(tensors.length),
    u64(metadata.length),
    ...metadata,
    ...table,
  ]);
  return Buffer.concat([head, padding(head.length), ...data]);
}

function vocabulary() {
  const tokens = ['<unk>', '<s>', '</s>'];
  const types = [2, 3, 3];
  const scores = [0, 0, 0];
  const add = (token: string, type: number, score: number) => {
    tokens.push(token);
    types.push(type);
    scores.push(score);
  };
  for (let byte = 0; byte < 256; byte++) {
    add(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, 6, 0);
  }
  for (let code = 33; code < 127; code++) add(String.fromCharCode(code), 1, -1_000 - code);
  for (const word of ['▁', '▁True', '▁False', 'True', 'False', 'Yes', 'No', 'return', 'def']) {
    add(word, 1, -word.length);
  }
  return { tokens, types, scores };
}

function architecture(vocabularySize: number): Tensor[] {
  const block: readonly [string, readonly number[]][] = [
    ['attn_norm', [width]],
    ['attn_q', [width, width]],
    ['attn_k', [width, width]],
    ['attn_v', [width, width]],
    ['attn_output', [width, width]],
    ['ffn_norm', [width]],
    ['ffn_gate', [width, hidden]],
    ['ffn_up', [width, hidden]],
    ['ffn_down', [hidden, width]],
  ];
  const tensors: Tensor[] = [
    { name: 'token_embd.weight', shape: [width, vocabularySize] },
    { name: 'output_norm.weight', shape: [width] },
    { name: 'output.weight', shape: [width, vocabularySize] },
  ];
  for (let layer = 0; layer < layers; layer++) {
    for (const [name, shape] of block) {
      tensors.push({ name: `blk.${layer}.${name}.weight`, shape });
    }
  }
  return tensors;
}

function weights(tensors: readonly Tensor[], seed: number) {
  const random = uniform(seed);
  const table: Buffer[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  for (const { name, shape } of tensors) {
    const scale = name.startsWith('output') ? 1.5 : 0.3;
    const count = shape.reduce((product, n) => product * n, 1);
    const values = Float32Array.from({ length: count }, () =>
      shape.length === 1 ? 1 : (random() - 0.5) * scale,
    );
    table.push(
      Buffer.concat([string(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset)]),
    );
    const bytes = Buffer.from(values.buffer);
    data.push(bytes, padding(bytes.length));
    offset += bytes.length + padding(bytes.length).length;
  }
  return { table, data };
}

/** A linear congruential generator: the file must be the same everywhere. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function padding(length: number): Buffer {
  return Buffer.alloc((alignment - (length % alignment)) % alignment);
}

/* Values of the metadata carry their type: 4 uint32, 6 float32, 8 string, 9 array. */

const entry = (key: string, value: Buffer) => Buffer.concat([string(key), value]);
const uint = (n: number) => Buffer.concat([u32(4), u32(n)]);
const float = (n: number) => Buffer.concat([u32(6), f32(n)]);
const text = (s: string) => Buffer.concat([u32(8), string(s)]);
const list = (type: number, items: readonly Buffer[]) =>
  Buffer.concat([u32(9), u32(type), u64(items.length), ...items]);

function string(s: string): Buffer {
  const bytes = Buffer.from(s);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
}

function u64(n: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(n));
  return bytes;
}

function f32(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(n);
  return bytes;
}
