import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tinyGguf } from '../../../test/support/tiny-gguf.ts';
import { InputError } from '../../core/errors.ts';
import type { CompletionRequest, Model } from '../model.ts';
import { type LocalOptions, localModel } from './provider.ts';
import { loadRuntime } from './runtime.ts';

const setup = fileURLToPath(
  new URL('../../../../../scripts/setup-local-models.mjs', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'credence-local-'));
const file = join(folder, 'tiny.gguf');
const bare = join(folder, 'bare.gguf');
const open: Model[] = [];

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [setup, '--runtime-only']);
  expect(status, String(stderr)).toBe(0);
  writeFileSync(file, tinyGguf());
  writeFileSync(bare, tinyGguf({ template: false }));
  tiny = localModel({ id: 'tiny', file, contextSize: 512 });
}, 300_000);

afterEach(async () => {
  for (const model of open.splice(0)) await model.close?.();
});

afterAll(async () => {
  await tiny.close?.();
  rmSync(folder, { recursive: true });
});

function load(options: Partial<LocalOptions> = {}): Model {
  const model = localModel({ id: 'tiny', file, contextSize: 512, ...options });
  open.push(model);
  return model;
}

/** One model for all that need no fresh one. */
let tiny: Model;

const question = 'Write a function that returns True when the list is sorted. '.repeat(3);

function ask(parts: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    messages: [{ role: 'user', content: question }],
    temperature: 1,
    maxTokens: 24,
    seed: 7,
    ...parts,
  };
}

describe('drawing', () => {
  it('the same seed gives the same answer, another seed another', async () => {
    const first = await tiny.complete(ask());
    expect(first.usage.outputTokens).toBeGreaterThan(4);
    expect(await tiny.complete(ask())).toEqual(first);
    expect((await tiny.complete(ask({ seed: 8 }))).text).not.toBe(first.text);
  });

  it('without a seed answers differ', async () => {
    const { seed: _, ...unseeded } = ask();
    const texts = new Set<string>();
    for (let i = 0; i < 4; i++) texts.add((await tiny.complete(unseeded)).text);
    expect(texts.size).toBeGreaterThan(1);
  });

  it('temperature 0 takes the most likely token every time, whatever the seed', async () => {
    const greedy = await tiny.complete(ask({ temperature: 0, topLogprobs: 5 }));
    for (const { logprob, top } of greedy.logprobs!) expect(logprob).toBe(top[0]!.logprob);
    const again = await tiny.complete(ask({ temperature: 0, seed: 99 }));
    expect(again.text).toBe(greedy.text);
  });

  it('draws each token as often as its probability at the temperature says', async () => {
    const temperature = 0.7;
    const [first] = (await tiny.complete(ask({ temperature: 0, maxTokens: 1, topLogprobs: 100 })))
      .logprobs!;
    // Few alternatives are known, so their probabilities at the temperature are bounded from above.
    const weight = (logprob: number) => Math.exp(logprob / temperature);
    const known = first!.top.reduce((sum, { logprob }) => sum + weight(logprob), 0);
    const draws = 400;
    let likeliest = 0;
    for (let seed = 0; seed < draws; seed++) {
      const { text } = await tiny.complete(ask({ temperature, maxTokens: 1, seed }));
      if (text.trim() === first!.top[0]!.token.trim()) likeliest++;
    }
    const last = weight(first!.top.at(-1)!.logprob);
    const p = weight(first!.top[0]!.logprob);
    const low = p / (known + 262 * last);
    const high = p / known;
    const slack = 4 * Math.sqrt((high * (1 - low)) / draws);
    expect(likeliest / draws).toBeGreaterThan(low - slack);
    expect(likeliest / draws).toBeLessThan(high + slack);
  });
});

describe('log-probabilities', () => {
  it('are those of the model at temperature 1, whatever the temperature of the draw', async () => {
    const hot = await tiny.complete(ask({ temperature: 1, maxTokens: 1, topLogprobs: 20 }));
    const cold = await tiny.complete(ask({ temperature: 0.1, maxTokens: 1, topLogprobs: 20 }));
    const greedy = await tiny.complete(ask({ temperature: 0, maxTokens: 1, topLogprobs: 20 }));
    expect(cold.logprobs![0]!.top).toEqual(hot.logprobs![0]!.top);
    expect(greedy.logprobs![0]!.top).toEqual(hot.logprobs![0]!.top);
  });

  it('descend, and sum to at most 1', async () => {
    const { logprobs } = await tiny.complete(ask({ topLogprobs: 100 }));
    for (const { top } of logprobs!) {
      expect(top).toHaveLength(100);
      const values = top.map(({ logprob }) => logprob);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      const sum = values.reduce((total, logprob) => total + Math.exp(logprob), 0);
      expect(sum).toBeLessThanOrEqual(1 + 1e-5);
      expect(sum).toBeGreaterThan(100 / 362);
    }
  });

  it('match those of a second evaluation in another process state', async () => {
    const request = ask({ topLogprobs: 10 });
    const first = await tiny.complete(request);
    const second = load();
    await second.complete(ask({ messages: [{ role: 'user', content: 'Something else.' }] }));
    expect(await second.complete(request)).toEqual(first);
  });
});

describe('shared prefixes', () => {
  it('change nothing: a conversation that goes on is answered as by a fresh model', async () => {
    const warm = load();
    const answer = await warm.complete(ask({ maxTokens: 60 }));
    const onward = (text: string) =>
      ask({
        messages: [
          { role: 'user', content: question },
          { role: 'assistant', content: answer.text },
          { role: 'user', content: text },
        ],
        temperature: 0,
        topLogprobs: 10,
        maxTokens: 8,
      });
    for (const text of ['Is it secure? Answer Yes or No.', 'Is it correct? Answer Yes or No.']) {
      const reused = await warm.complete(onward(text));
      expect(await load().complete(onward(text))).toEqual(reused);
    }
    expect(await warm.complete(ask({ maxTokens: 60 }))).toEqual(answer);
  });

  it('stay apart when conversations take turns', async () => {
    const model = load({ slots: 2 });
    const talks = ['First talk. ', 'Second talk. ', 'Third talk. '].map((start) =>
      ask({
        messages: [{ role: 'user', content: start.repeat(12) }],
        temperature: 0,
        topLogprobs: 3,
      }),
    );
    const alone = await Promise.all(talks.map((talk) => load().complete(talk)));
    for (let round = 0; round < 2; round++) {
      expect(await Promise.all(talks.map((talk) => model.complete(talk)))).toEqual(alone);
    }
  });
});

describe('the template plain-code', () => {
  it('opens a code fence for the first answer only', async () => {
    const model = load({ file: bare, template: 'plain-code' });
    const first = await model.complete(ask());
    expect(first.text.startsWith('```')).toBe(true);
    const messages = [
      { role: 'user', content: question },
      { role: 'assistant', content: first.text },
      { role: 'user', content: 'Sure?' },
    ] as const;
    const asPlain = load({ file: bare, template: 'plain' });
    expect(await model.complete(ask({ messages }))).toEqual(
      await asPlain.complete(ask({ messages })),
    );
  });
});

describe('limits', () => {
  it('an answer that reaches its limit says so', async () => {
    const { finish, usage } = await tiny.complete(ask({ maxTokens: 3 }));
    expect(finish).toBe('length');
    expect(usage.outputTokens).toBe(3);
  });

  it('an answer ends with the context', async () => {
    const model = load({ contextSize: 256 });
    const { finish, usage } = await model.complete(ask({ temperature: 0, maxTokens: 10_000 }));
    expect(usage.inputTokens + usage.outputTokens).toBeLessThanOrEqual(256);
    if (finish === 'length') expect(usage.inputTokens + usage.outputTokens).toBe(256);
  });

  it('a prompt that does not fit fails alone', async () => {
    const long = { messages: [{ role: 'user', content: question.repeat(20) } as const] };
    await expect(tiny.complete(ask(long))).rejects.toMatchObject({
      code: 'prompt-too-long',
      exitCode: 5,
      remedy: expect.stringContaining('contextSize'),
    });
  });

  it('an aborted request stops, and the next one is answered', async () => {
    const model = tiny;
    const expected = await model.complete(ask());
    const controller = new AbortController();
    const aborted = model.complete(ask({ maxTokens: 200 }), controller.signal);
    controller.abort();
    await expect(aborted).rejects.toThrow(/abort/i);
    expect(await model.complete(ask())).toEqual(expected);
  });
});

describe('bad input', () => {
  it('a machine without the runtime', async () => {
    await expect(loadRuntime([join(folder, 'package.json')])).rejects.toMatchObject({
      code: 'no-local-runtime',
      exitCode: 2,
      remedy: expect.stringContaining('node scripts/setup-local-models.mjs'),
    });
  });

  it('a file that is not there', async () => {
    const missing = load({ file: join(folder, 'absent.gguf') });
    await expect(missing.complete(ask())).rejects.toMatchObject({
      code: 'no-model-file',
      remedy: expect.stringContaining('setup-local-models'),
    });
  });

  it('a file that is no model', async () => {
    const text = join(folder, 'text.gguf');
    writeFileSync(text, 'not a model');
    const error = await load({ file: text })
      .complete(ask())
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'bad-model-file' });
  });

  it('a model without a chat template needs one named', async () => {
    await expect(load({ file: bare }).complete(ask())).rejects.toMatchObject({
      code: 'no-chat-template',
      remedy: expect.stringContaining('plain'),
    });
    const { usage } = await load({ file: bare, template: 'plain' }).complete(ask());
    expect(usage.outputTokens).toBeGreaterThan(0);
  });
});

it('says what it is', async () => {
  expect(await tiny.provenance!()).toMatchObject({
    file: 'tiny.gguf',
    name: 'tiny-random',
    runtime: 'node-llama-cpp 3.22.1',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
