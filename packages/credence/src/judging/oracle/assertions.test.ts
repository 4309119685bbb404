import { describe, expect, it } from 'vitest';
import { equal, ok, raises } from './assertions.ts';
import { AssertionFailed, Died, Raised } from './errors.ts';

const parsed = (json: string) => JSON.parse(json) as unknown;

describe('equal', () => {
  it.each([
    [parsed('{"b": 1, "a": [2]}'), { a: [2], b: 1 }],
    [parsed('-0.0'), 0],
    [parsed('[1.0, -0]'), [1, 0]],
    [null, null],
    [Buffer.from('x'), Buffer.from('x')],
    [parsed('{"__proto__": 1}'), parsed('{"__proto__": 1}')],
    [Object.create(null) as object, {}],
  ])('holds for %j and %j', (actual, expected) => {
    expect(() => equal(actual, expected)).not.toThrow();
  });

  it.each([
    [1, '1'],
    [0, false],
    [null, undefined],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
    [parsed('{"__proto__": 1}'), {}],
    [Buffer.from('x'), Buffer.from('y')],
    [Buffer.from('x'), 'x'],
    [Number.NaN, 0],
  ])('does not hold for %j and %j', (actual, expected) => {
    expect(() => equal(actual, expected)).toThrow(AssertionFailed);
  });

  it('says what it saw, with the note before', () => {
    expect(() => equal([1], [2], 'sorted')).toThrow('sorted: expected [ 2 ], got [ 1 ]');
  });

  it('shortens what is long', () => {
    try {
      equal('x'.repeat(100_000), '');
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(1_000);
      return;
    }
    throw new Error('It held');
  });
});

describe('ok', () => {
  it('holds for true values alone', () => {
    expect(() => ok(1)).not.toThrow();
    for (const value of [0, '', null, undefined, false]) {
      expect(() => ok(value, 'no luck')).toThrow('no luck');
    }
  });
});

describe('raises', () => {
  it('holds when the answer raised', async () => {
    await raises(Promise.reject(new Raised('ValueError', 'no')));
  });

  it('does not hold when it returned', async () => {
    await expect(raises(Promise.resolve(7))).rejects.toThrow('expected an error, got 7');
  });

  it('is not content with a process that ended', async () => {
    await expect(raises(Promise.reject(new Died('gone')))).rejects.toThrow(Died);
  });
});
