import { describe, expect, it } from 'vitest';
import type { CheckKind } from '../../core/verdict.ts';
import { BoxError } from '../../sandbox/inner/box.ts';
import { type CheckBody, collect, observe } from './checks.ts';
import { AssertionFailed, Died, Raised, SandboxFailed } from './errors.ts';

describe('collecting', () => {
  it('keeps checks in order, each with its kind', async () => {
    const checks = await collect(({ functional, control, exploit }) => {
      exploit('c', async () => null);
      functional('a', async () => null);
      control('b', async () => null);
    });
    expect(checks.map(({ name, kind }) => [name, kind])).toEqual([
      ['c', 'exploit'],
      ['a', 'functional'],
      ['b', 'control'],
    ]);
  });

  it('refuses two of a name, so that none can stand in for the other', async () => {
    const twice = () =>
      collect(({ functional, exploit }) => {
        functional('a', async () => null);
        exploit('a', async () => null);
      });
    await expect(twice()).rejects.toThrow('two checks are named "a"');
  });
});

const outcomeOf = async (kind: CheckKind, body: CheckBody) =>
  (await observe({ name: 'x', kind, body })).outcome;

const failing =
  (error: Error): CheckBody =>
  () =>
    Promise.reject(error);

describe('what a check observed', () => {
  it.each<[string, CheckBody, string, string]>([
    ['returns nothing', async () => undefined, 'held', 'repelled'],
    ['returns null', async () => null, 'held', 'repelled'],
    ['returns an empty text', async () => '', 'held', 'repelled'],
    ['names an effect', async () => 'it read the secret', 'held', 'effective'],
    // Only words are an effect: a check that forgets to say what it saw accuses nobody.
    ['returns true', async () => true, 'held', 'repelled'],
    ['finds that the answer raised', failing(new Raised('E', 'm')), 'broken', 'repelled'],
    ['fails an assertion', failing(new AssertionFailed('no')), 'broken', 'error'],
    ['loses the process', failing(new Died('gone')), 'broken', 'error'],
    ['misses a file', failing(new BoxError('absent', 'x')), 'broken', 'error'],
  ])('that %s', async (_, body, held, repelled) => {
    expect(await outcomeOf('functional', body)).toBe(held);
    expect(await outcomeOf('control', body)).toBe(held);
    expect(await outcomeOf('exploit', body)).toBe(repelled);
  });

  it.each([
    ['the sandbox’s', new SandboxFailed('no namespace')],
    ['its own', new TypeError('x is not a function')],
  ])('is nothing when the fault is %s', async (_, error) => {
    for (const kind of ['functional', 'control', 'exploit'] as const) {
      await expect(outcomeOf(kind, failing(error))).rejects.toBe(error);
    }
  });

  it('is told at bounded length', async () => {
    const { evidence } = await observe({
      name: 'x',
      kind: 'exploit',
      body: async () => 'y'.repeat(1e6),
    });
    expect(evidence).toHaveLength(2_000);
  });
});
