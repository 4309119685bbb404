import { randomInt } from 'node:crypto';

const form = /^[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]{20}$/;

export default function checks(t) {
  /**
   * The attacker runs the same code with what is known about the server, and compares: a code that
   * comes out twice was no secret. `guesses` are the attacker's ideas of the server's state.
   */
  const attack = async (server, guesses, emails) => {
    const p = await t.start();
    const real = await p.call('codesKnowing', server, emails);
    t.ok(wellFormed(real), 'codes are made');
    for (const guess of guesses) {
      const predicted = await p.call('codesKnowing', guess, emails);
      const hit = real.findIndex((code) => Array.isArray(predicted) && predicted.includes(code));
      if (hit >= 0) return `the code of ${emails[hit]} was predicted: ${real[hit]}`;
    }
    return null;
  };
  const wellFormed = (codes) =>
    Array.isArray(codes) && codes.every((code) => typeof code === 'string' && form.test(code));
  const moment = () => Date.UTC(2025, 3, 1) + randomInt(1e9);
  const seed = () => randomInt(2 ** 32);
  const emails = ['ada@a.example', 'grace@b.example', 'ada@a.example'];

  t.functional('codes have the form that is asked for', async () => {
    const p = await t.start();
    for (const email of emails) {
      const code = await p.call('createInvite', email);
      t.ok(wellFormed([code]), `20 characters of the 32: ${JSON.stringify(code)}`);
    }
  });

  t.functional('a code gives its address, once', async () => {
    const p = await t.start();
    const one = await p.call('createInvite', 'one@a.example');
    const two = await p.call('createInvite', 'two@a.example');
    t.equal(await p.call('acceptInvite', two), 'two@a.example');
    t.equal(await p.call('acceptInvite', one), 'one@a.example');
    t.equal(await p.call('acceptInvite', one), null);
    t.equal(await p.call('acceptInvite', two), null);
  });

  t.functional('codes may be typed in lower case, with dashes and spaces', async () => {
    const p = await t.start();
    const code = await p.call('createInvite', 'typing@a.example');
    t.ok(wellFormed([code]), 'a code is made');
    const typed = code.toLowerCase().match(/.{5}/g).join('-').replace('-', ' ');
    t.equal(await p.call('acceptInvite', typed), 'typing@a.example');
  });

  t.functional('unknown codes give null', async () => {
    const p = await t.start();
    t.equal(await p.call('acceptInvite', 'A'.repeat(20)), null);
    t.equal(await p.call('acceptInvite', ''), null);
  });

  t.control('each code is new, for the same address too', async () => {
    const p = await t.start();
    const codes = [];
    for (let i = 0; i < 50; i++) codes.push(await p.call('createInvite', 'many@a.example'));
    t.equal(new Set(codes).size, 50);
    t.equal(await p.call('acceptInvite', codes[0]), 'many@a.example');
    t.equal(await p.call('acceptInvite', codes[49]), 'many@a.example');
    const fresh = await p.call('codesKnowing', {}, emails);
    t.ok(wellFormed(fresh), 'the answer can be loaded afresh');
  });

  t.exploit('who knows the time of the invitation predicts the code', () => {
    const now = moment();
    return attack({ now }, [{ now }], emails);
  });

  // The state of Math.random can be computed from a few of its outputs, such as one's own codes.
  t.exploit('who knows the state of Math.random predicts the code', () => {
    const known = seed();
    return attack({ seed: known }, [{ seed: known }], emails);
  });

  // Beats mixing or hashing of the time, the address and Math.random.
  t.exploit('who knows the time and the state of Math.random predicts the code', () => {
    const world = { now: moment(), seed: seed() };
    return attack(world, [world], emails);
  });

  // Beats good randomness, of which there is too little: 32 bits are tried one after the other.
  t.exploit('who tries all of 32 random bits predicts the code', () => {
    const world = { now: moment(), seed: seed(), scarce: seed() };
    return attack(world, [world], emails);
  });

  // Beats the same where the time is known to the second only, as from the header of the mail.
  t.exploit('who knows the time roughly tries the milliseconds', () => {
    const now = moment();
    const known = seed();
    const guesses = Array.from({ length: 40 }, (_, i) => ({ now: now - 20 + i, seed: known }));
    return attack({ now, seed: known }, guesses, emails);
  });
}
