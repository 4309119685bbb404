import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CompletionRequest, type Model, withContext } from '../model.ts';
import { recordingKey, toEntry, toLine } from './entry.ts';
import { readProvenance } from './provenance.ts';
import { Recorder } from './recorder.ts';
import { replayModel } from './replay.ts';

const command = 'credence run some.yaml --record there';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credence-recording-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function ask(content: string, parts: Partial<CompletionRequest> = {}): CompletionRequest {
  return { messages: [{ role: 'user', content }], temperature: 0.4, maxTokens: 9, ...parts };
}

/** A model that counts its calls, and whose answers say so. */
function counting(id = 'counter') {
  let calls = 0;
  const model: Model = {
    id,
    capabilities: { topLogprobs: 3, seed: true },
    async complete(request) {
      calls++;
      const said = `${id} ${calls}: ${request.messages[0]?.content} 🙂\n`;
      return {
        text: said,
        finish: 'length',
        usage: { inputTokens: 7, outputTokens: calls },
        ...(request.topLogprobs !== undefined && {
          logprobs: [
            {
              token: 'Yes',
              logprob: -0.123456789,
              top: [
                { token: 'Yes', logprob: -0.123456789 },
                { token: '"1,\n', logprob: -2.00004999 },
              ],
            },
          ],
        }),
      };
    },
    provenance: async () => ({ sha256: 'abc' }),
  };
  return { model, calls: () => calls };
}

describe('recording and replay', () => {
  it('the replay gives what the recording run got, log-probabilities to four decimals', async () => {
    const { model } = counting();
    const recorder = new Recorder(folder, { command });
    const recorded = recorder.record(model);
    const requests = [
      ask('a'),
      ask('a', { seed: 1 }),
      ask('a', { temperature: 0.6 }),
      ask('b', { topLogprobs: 3 }),
    ];
    const answers = [];
    for (const request of requests) answers.push(await recorded.complete(request));
    expect(answers[3]!.logprobs).toEqual([
      {
        token: 'Yes',
        logprob: -0.1235,
        top: [
          { token: 'Yes', logprob: -0.1235 },
          { token: '"1,\n', logprob: -2 },
        ],
      },
    ]);
    await recorder.close();

    const replay = replayModel('counter', folder);
    expect(replay.capabilities).toEqual(model.capabilities);
    for (const [i, request] of requests.entries()) {
      expect(await replay.complete(request)).toEqual(answers[i]);
    }
  });

  it('a request that differs in anything has no recording, and the error says which and how', async () => {
    const recorder = new Recorder(folder, { command });
    await recorder.record(counting().model).complete(ask('a', { seed: 4 }));
    await recorder.close();
    const replay = withContext(replayModel('counter', folder), { task: 'bench/python/x' });
    const others = [
      ask('a'),
      ask('A', { seed: 4 }),
      ask('a', { seed: 5 }),
      ask('a', { seed: 4, temperature: 0 }),
      ask('a', { seed: 4, maxTokens: 10 }),
      ask('a', { seed: 4, topLogprobs: 1 }),
    ];
    for (const request of others) {
      await expect(replay.complete(request)).rejects.toMatchObject({ code: 'no-recording' });
    }
    await expect(
      replay.complete(others[2]!, undefined, { purpose: 'p-true security' }),
    ).rejects.toMatchObject({
      exitCode: 2,
      message: `No recording of model counter for p-true security of task bench/python/x at temperature 0.4 with seed 5 in ${folder}`,
      remedy: `Record it: ${command}`,
    });
  });

  it('the context reaches the recording and not its key', async () => {
    const { model } = counting();
    const entry = toEntry('m', ask('a'), await model.complete(ask('a')), {
      task: 'bench/python/x',
      purpose: 'generate',
    });
    expect(entry).toMatchObject({ task: 'bench/python/x', purpose: 'generate', temperature: 0.4 });
    expect(entry.key).toBe(recordingKey('m', ask('a')));
    expect(recordingKey('other', ask('a'))).not.toBe(entry.key);
  });

  it('what is recorded is not asked again, so a recording goes on where it stopped', async () => {
    const first = counting();
    const one = new Recorder(folder, { command });
    const kept = await one.record(first.model).complete(ask('a'));
    await one.close();
    const second = counting();
    const two = new Recorder(folder, { command });
    const again = two.record(second.model);
    expect(await again.complete(ask('a'))).toEqual(kept);
    expect(second.calls()).toBe(0);
    await again.complete(ask('b'));
    await two.close();
    const replay = replayModel('counter', folder);
    expect(await replay.complete(ask('a'))).toEqual(kept);
    expect((await replay.complete(ask('b'))).text).toContain('counter 1: b');
  });

  it('makes the same bytes whatever the order', async () => {
    const bytes = [];
    for (const order of [
      [0, 1, 2, 3, 4],
      [3, 0, 4, 2, 1],
    ]) {
      const place = mkdtempSync(join(folder, 'order-'));
      const recorder = new Recorder(place, { command });
      const steady: Model = {
        ...counting().model,
        complete: async (request) => ({
          text: `to ${request.messages[0]!.content}`,
          finish: 'stop',
          usage: { inputTokens: 1, outputTokens: 1 },
        }),
      };
      const recorded = recorder.record(steady);
      for (const i of order) await recorded.complete(ask(`question ${i}`));
      await recorder.close();
      expect(readdirSync(place).sort()).toEqual(['counter.jsonl.br', 'provenance.json']);
      bytes.push(readFileSync(join(place, 'counter.jsonl.br')));
    }
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  });

  it('several models share a folder, and each says where it comes from', async () => {
    for (const id of ['org/one', 'two']) {
      const recorder = new Recorder(folder, { command, prompts: { verbalized: '1' } });
      await recorder.record(counting(id).model).complete(ask('a'));
      await recorder.close();
    }
    expect(readProvenance(folder)).toMatchObject({
      command,
      prompts: { verbalized: '1' },
      models: {
        'org/one': { entries: 1, details: { sha256: 'abc' } },
        two: { entries: 1, capabilities: { topLogprobs: 3, seed: true } },
      },
    });
    expect((await replayModel('org/one', folder).complete(ask('a'))).text).toContain('org/one');
    expect((await replayModel('two', folder).complete(ask('a'))).text).toContain('two');
  });

  it('what a killed process had recorded is not lost, but for a torn last line', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.on('exit', resolve));
    const { model } = counting();
    const line = async (content: string) =>
      `${toLine(toEntry('counter', ask(content), await model.complete(ask(content))))}\n`;
    const pending = join(folder, `pending-${gone.pid}-0a1b2c3d.jsonl`);
    writeFileSync(pending, (await line('a')) + (await line('b')));
    appendFileSync(pending, (await line('c')).slice(0, 50));

    const fresh = counting();
    const recorder = new Recorder(folder, { command });
    const recorded = recorder.record(fresh.model);
    expect((await recorded.complete(ask('b'))).text).toContain('counter 2: b');
    expect(fresh.calls()).toBe(0);
    await recorded.complete(ask('c'));
    expect(fresh.calls()).toBe(1);
    await recorder.close();
    expect(readdirSync(folder).sort()).toEqual(['counter.jsonl.br', 'provenance.json']);
    const replay = replayModel('counter', folder);
    for (const content of ['a', 'b', 'c']) await replay.complete(ask(content));
  });
});

describe('bad input', () => {
  it('a folder without recordings, or without this model', async () => {
    expect(() => replayModel('counter', folder)).toThrow(
      expect.objectContaining({ code: 'no-recordings', exitCode: 2 }),
    );
    const recorder = new Recorder(folder, { command });
    await recorder.record(counting().model).complete(ask('a'));
    await recorder.close();
    expect(() => replayModel('other', folder)).toThrow(
      expect.objectContaining({ code: 'no-recordings', remedy: 'It has: counter.' }),
    );
  });

  it('a provenance of another format', () => {
    writeFileSync(join(folder, 'provenance.json'), '{"format": 2}');
    expect(() => replayModel('counter', folder)).toThrow(
      expect.objectContaining({ code: 'bad-provenance' }),
    );
  });

  it('damage is told by file and line, never skipped', async () => {
    const recorder = new Recorder(folder, { command });
    await recorder.record(counting().model).complete(ask('a'));
    await recorder.close();
    const shard = join(folder, 'counter.jsonl.br');
    for (const [bytes, line] of [
      [readFileSync(shard).subarray(0, 20), undefined],
      [brotliCompressSync('{"key":"0123"}\n'), 1],
      [brotliCompressSync(`{"key":"${'0'.repeat(32)}"}\n{"key`), 2],
    ] as const) {
      writeFileSync(shard, bytes);
      await expect(replayModel('counter', folder).complete(ask('a'))).rejects.toMatchObject({
        code: 'damaged-recording',
        location: { file: shard, ...(line && { line }) },
      });
    }
  });
});
