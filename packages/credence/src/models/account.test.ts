import { describe, expect, it } from 'vitest';
import { InputError } from '../core/errors.ts';
import { Account, type AccountClock, Accounts } from './account.ts';
import type { Completion, CompletionRequest, Model } from './model.ts';
import { TransientError, type TransientReason } from './transient.ts';

const request: CompletionRequest = { messages: [], temperature: 0, maxTokens: 1 };
const answer: Completion = {
  text: 'done',
  finish: 'stop',
  usage: { inputTokens: 1, outputTokens: 1 },
};

/** A clock that stands until it is moved. */
function still() {
  let now = 0;
  let due: { at: number; work: () => void }[] = [];
  const clock: AccountClock = {
    now: () => now,
    later: (milliseconds, work) => due.push({ at: now + milliseconds, work }),
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
    const ripe = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { work } of ripe) work();
  };
  return { clock, pass };
}

/** A model whose requests stay open until they are answered or fail. */
function open() {
  const calls: { resolve: (c: Completion) => void; reject: (e: Error) => void }[] = [];
  const model: Model = {
    id: 'm',
    capabilities: { topLogprobs: 0, seed: false },
    complete: () => new Promise((resolve, reject) => calls.push({ resolve, reject })),
  };
  return { model, calls };
}

const settled = () => new Promise(setImmediate);

function lab(concurrency: number) {
  const { clock, pass } = still();
  const account = new Account('here', clock);
  const { model, calls } = open();
  const admitted = account.admit(model, concurrency);
  const ask = async (n: number) => {
    for (let i = 0; i < n; i += 1) admitted.complete(request).catch(() => undefined);
    await settled();
  };
  /** Ends every open request, in one way. */
  const end = async (how: TransientReason | 'answered', retryAfterMs?: number) => {
    for (const { resolve, reject } of calls.splice(0)) {
      if (how === 'answered') resolve(answer);
      else reject(new TransientError(how, 'planned', { retryAfterMs }));
    }
    await settled();
  };
  return { account, calls, ask, end, pass };
}

describe('requests in flight to an account', () => {
  it('double with every full round of answers, up to what is configured', async () => {
    const { account, calls, ask, end } = lab(100);
    await ask(400);
    const inFlight = [];
    for (let round = 0; round < 4; round += 1) {
      inFlight.push(calls.length);
      await end('answered');
    }
    expect(inFlight).toEqual([20, 40, 80, 100]);
    expect(account.report().limits.map(({ limit, why }) => [limit, why])).toEqual([
      [20, 'begun'],
      [40, 'grown'],
      [80, 'grown'],
      [100, 'grown'],
    ]);
  });

  it('begin lower when less is configured, and do not grow unless they are used', async () => {
    expect(lab(3).account.limit).toBe(3);
    const { account, ask, end } = lab(100);
    for (let round = 0; round < 20; round += 1) {
      await ask(10);
      await end('answered');
    }
    expect(account.limit).toBe(20);
  });

  it('are cut once for refusals that arrive together, then again when they go on', async () => {
    const { account, ask, end, pass } = lab(20);
    await ask(20);
    await end('rate-limited');
    expect(account.limit).toBe(16);
    await ask(16);
    await end('rate-limited');
    expect(account.limit).toBe(16);
    pass(15_000);
    await ask(16);
    await end('timeout');
    expect(account.limit).toBe(12);
    for (let time = 0; time < 20; time += 1) {
      pass(15_000);
      await ask(1);
      await end('rate-limited');
    }
    expect(account.limit).toBe(1);
  });

  it('grow by one a round after a cut, once it is calm', async () => {
    const { account, ask, end, pass } = lab(20);
    await ask(20);
    await end('rate-limited');
    await ask(16);
    await end('answered');
    expect(account.limit).toBe(16);
    pass(15_000);
    await ask(16);
    await end('answered');
    expect(account.limit).toBe(17);
  });

  it('stay as many when the server itself fails, which only begins the round anew', async () => {
    const { account, calls, ask, end } = lab(100);
    await ask(100);
    for (const { resolve } of calls.splice(0, 19)) resolve(answer);
    await settled();
    calls.splice(0, 1)[0]?.reject(new TransientError('server-error', 'planned'));
    await settled();
    calls.splice(0, 1)[0]?.resolve(answer);
    await settled();
    expect(account.limit).toBe(20);
    await end('answered');
    expect(account.limit).toBe(40);
    expect(account.report().faults).toEqual({ 'server-error': 1 });
  });

  it('are held back for as long as the server asks', async () => {
    const { calls, ask, end, pass } = lab(20);
    await ask(1);
    await end('rate-limited', 5_000);
    await ask(3);
    expect(calls).toHaveLength(0);
    pass(4_999);
    await settled();
    expect(calls).toHaveLength(0);
    pass(1);
    await settled();
    expect(calls).toHaveLength(3);
  });

  it('are let go by a timer that rings early, and not by one of a pause that was prolonged', async () => {
    const rings: (() => void)[] = [];
    const account = new Account('here', {
      now: () => 0,
      later: (_, work) => rings.push(work),
    });
    const { model, calls } = open();
    const admitted = account.admit(model, 20);
    const asked = [admitted.complete(request), admitted.complete(request)];
    await settled();
    for (const [index, { reject }] of calls.splice(0).entries()) {
      reject(new TransientError('rate-limited', 'planned', { retryAfterMs: 50 + index }));
    }
    await Promise.allSettled(asked);
    void admitted.complete(request);
    const [first, second] = rings;
    first?.();
    await settled();
    expect(calls).toHaveLength(0);
    second?.();
    await settled();
    expect(calls).toHaveLength(1);
  });

  it('that fail for another reason than transport pass their error on and free their place', async () => {
    const { account, calls } = lab(1);
    const { model, calls: others } = open();
    const second = account.admit(model, 1);
    const failing = second.complete(request);
    await settled();
    others[0]?.reject(new Error('a bug'));
    await expect(failing).rejects.toThrow('a bug');
    expect(account.report()).toMatchObject({ calls: 1, faults: {} });
    expect(calls).toHaveLength(0);
  });
});

it('a request that only the user can mend is the last one', async () => {
  const { clock } = still();
  const { model, calls } = open();
  const admitted = new Account('here', clock).admit(model, 1);
  const asked = Array.from({ length: 3 }, () => admitted.complete(request));
  await settled();
  const refused = new InputError('key-refused', 'no');
  calls[0]?.reject(refused);
  for (const one of asked) await expect(one).rejects.toBe(refused);
  expect(calls).toHaveLength(1);
});

it('models of one address and key share an account, others do not', () => {
  const accounts = new Accounts();
  const one = accounts.of('http://host/v1', 'KEY');
  expect(accounts.of('http://host/v2', 'KEY')).toBe(one);
  expect(accounts.of('http://host/v1', 'OTHER')).not.toBe(one);
  expect(accounts.of('http://host:81/v1', 'KEY')).not.toBe(one);
  const { model } = open();
  one.admit(model, 3);
  one.admit(model, 4);
  expect(one.limit).toBe(7);
  expect(accounts.report().map(({ account }) => account)).toEqual([
    'http://host KEY',
    'http://host OTHER',
    'http://host:81 KEY',
  ]);
});
