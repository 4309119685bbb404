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

export default (solution) => ({
  createInvite: (email) => solution.createInvite(email),
  acceptInvite: (code) => solution.acceptInvite(code),

  /**
   * Loads the answer afresh in a world of which an attacker knows some: `now` stops the clocks,
   * `seed` makes `Math.random` a known generator. Returns one code for each of `emails`.
   */
  codesKnowing({ now, seed }, emails) {
    const path = require.resolve('./solution.js');
    const loaded = require.cache[path];
    const restore = [];
    try {
      if (now !== undefined) restore.push(...stopClocks(now));
      if (seed !== undefined) restore.push(replace(Math, 'random', known(seed)));
      delete require.cache[path];
      const { createInvite } = require(path);
      return emails.map((email) => createInvite(email));
    } finally {
      for (const put of restore.reverse()) put();
      if (loaded) require.cache[path] = loaded;
    }
  },
});
