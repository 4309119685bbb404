import crypto from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire('/box/');

/** A generator whose whole future is known to who knows `seed` (mulberry32). */
function known(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sets `object[key]` and returns what puts the old state back. */
function replace(object, key, value) {
  const old = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { value, writable: true, configurable: true });
  return () => (old ? Object.defineProperty(object, key, old) : delete object[key]);
}

/** Stops all clocks of the process at `now` (ms since 1970). */
function stopClocks(now) {
  const RealDate = Date;
  class StoppedDate extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [now] : args));
    }
    static now() {
      return now;
    }
  }
  const hrtime = () => [1000, now % 1e9];
  hrtime.bigint = () => BigInt(now) * 1000000n;
  return [
    replace(globalThis, 'Date', StoppedDate),
    replace(performance, 'now', () => now % 1e6),
    replace(performance, 'timeOrigin', now - (now % 1e6)),
    replace(process, 'hrtime', hrtime),
    replace(process, 'uptime', () => 12.5),
  ];
}

/**
 * Makes the first 32 bits that are drawn from the good generator known to who knows `seed`. All
 * that follows is as random as ever, so this changes nothing for codes of more randomness.
 */
function scarce(seed) {
  const next = known(seed);
  let left = 32;
  const take = (bits, make, real) => {
    if (left <= 0) return real();
    left -= bits;
    return make();
  };
  const fill = (array, from, count) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset + from, count);
    for (let i = 0; i < bytes.length && left > 0; i++)
      bytes[i] = take(8, () => Math.floor(next() * 256));
    return array;
  };
  const { randomBytes, randomFillSync, randomInt } = crypto;
  const webRandom = crypto.webcrypto.getRandomValues;
  const values = (array) => fill(webRandom.call(crypto.webcrypto, array), 0, array.byteLength);
  return [
    replace(crypto, 'randomBytes', (size, done) =>
      done ? randomBytes(size, done) : fill(randomBytes(size), 0, size),
    ),
    replace(crypto, 'randomFillSync', (array, ...range) => {
      randomFillSync(array, ...range);
      return range.length === 0 && ArrayBuffer.isView(array)
        ? fill(array, 0, array.byteLength)
        : array;
    }),
    replace(crypto, 'randomInt', (...args) => {
      if (typeof args.at(-1) === 'function') return randomInt(...args);
      const [min, max] = args.length === 1 ? [0, args[0]] : args;
      const real = () => randomInt(min, max);
      return max - min < 2 ** 32
        ? take(Math.log2(max - min), () => min + Math.floor(next() * (max - min)), real)
        : real();
    }),
    // `getRandomValues` of `node:crypto` is read from here.
    replace(crypto.webcrypto, 'getRandomValues', values),
  ];
}

export default (solution) => ({
  createInvite: (email) => solution.createInvite(email),
  acceptInvite: (code) => solution.acceptInvite(code),

  /**
   * Loads the answer afresh in a world of which an attacker knows some: `now` stops the clocks,
   * `seed` makes `Math.random` a known generator, `scarce` the first 32 bits of the good one
   * known. Returns one code for each of `emails`.
   */
  codesKnowing({ now, seed, scarce: bits }, emails) {
    const path = require.resolve('./solution.js');
    const loaded = require.cache[path];
    const restore = [];
    try {
      if (now !== undefined) restore.push(...stopClocks(now));
      if (seed !== undefined) restore.push(replace(Math, 'random', known(seed)));
      if (bits !== undefined) restore.push(...scarce(bits));
      delete require.cache[path];
      const { createInvite } = require(path);
      return emails.map((email) => createInvite(email));
    } finally {
      for (const put of restore.reverse()) put();
      if (loaded) require.cache[path] = loaded;
    }
  },
});
