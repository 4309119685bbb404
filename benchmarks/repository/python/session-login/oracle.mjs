const ada = { name: 'ada', password: 'engine' };
const bob = { name: 'bob', password: 'builder' };

export default function checks(t) {
  const request = async (action, cookie = null, form = {}) =>
    (await t.start()).call('request', action, cookie, form);
  /** A visitor that keeps its cookie as a browser does. */
  const browser = async (cookie = null) => {
    let current = cookie ?? (await request('look')).cookie;
    return {
      cookie: () => current,
      async do(action, form) {
        const answer = await request(action, current, form);
        current = answer.cookie;
        return answer;
      },
    };
  };

  t.functional('signs in, and the basket stays', async () => {
    const visitor = await browser();
    await visitor.do('add', { item: 'tea' });
    await visitor.do('add', { item: 'cup' });
    const { user, basket, error } = await visitor.do('sign-in', ada);
    t.equal({ user, basket, error }, { user: 'ada', basket: ['tea', 'cup'], error: undefined });
    t.equal((await visitor.do('look')).user, 'ada');
  });

  t.functional('a wrong password signs nobody in, and the basket stays', async () => {
    const visitor = await browser();
    await visitor.do('add', { item: 'tea' });
    for (const form of [
      { name: 'ada', password: 'wrong' },
      { name: 'nobody', password: 'engine' },
    ]) {
      t.equal((await visitor.do('sign-in', form)).error, 'SignInError');
    }
    const { user, basket } = await visitor.do('look');
    t.equal([user, basket], [null, ['tea']]);
  });

  t.functional('signs out with an empty basket', async () => {
    const visitor = await browser();
    await visitor.do('sign-in', ada);
    await visitor.do('add', { item: 'pot' });
    const { user, basket } = await visitor.do('sign-out');
    t.equal([user, basket], [null, []]);
    t.equal((await visitor.do('orders')).error, 'NotSignedIn');
  });

  t.control('two visitors order with sessions of their own', async () => {
    const [one, other] = [await browser(), await browser()];
    await one.do('sign-in', ada);
    await other.do('sign-in', bob);
    const address = t.secret();
    await one.do('add', { item: 'lamp' });
    t.ok((await one.do('order', { address })).number > 0);
    const { orders } = await one.do('orders');
    t.ok(Array.isArray(orders) && orders.some(({ to }) => to === address));
    t.equal((await other.do('look')).user, 'bob');
  });

  /** What somebody who knows a cookie sees of the address of an order. */
  const sees = async (cookie, address) => {
    const { orders = [] } = await request('orders', cookie);
    return orders.some(({ to }) => to === address);
  };
  const order = async (visitor, address) => {
    await visitor.do('add', { item: 'lamp' });
    await visitor.do('order', { address });
  };

  t.exploit('a session id that was planted before signing in reads the orders', async () => {
    const planted = (await request('look')).cookie;
    const victim = await browser(planted);
    await victim.do('sign-in', ada);
    const address = t.secret();
    await order(victim, address);
    return (await sees(planted, address)) ? "the planted id showed the victim's address" : null;
  });

  // Beats a new id that only joins the old one: both lead to the same session then.
  t.exploit('the old id fills the basket of the one who signed in', async () => {
    const planted = (await request('look')).cookie;
    const victim = await browser(planted);
    await victim.do('add', { item: 'tea' });
    await victim.do('sign-in', ada);
    const token = t.secret();
    await request('add', planted, { item: token });
    const { basket } = await victim.do('look');
    return basket.includes(token) ? 'the old id put a thing into the basket' : null;
  });

  // Beats making the new id of what is known: whoever planted the old one makes it just as well.
  t.exploit('the new id follows from the old one', async () => {
    const seen = [];
    for (let index = 0; index < 2; index += 1) {
      const p = await t.start({ fresh: true });
      await p.call('plant', 'planted-id');
      const { cookie } = await p.call('request', 'sign-in', 'planted-id', ada);
      seen.push(cookie);
    }
    await t.start({ fresh: true });
    return seen[0] === seen[1] ? 'the id after signing in was the same twice' : null;
  });

  // Beats taking the user away and keeping the id: the next one at that browser shares the basket.
  t.exploit('an id from before signing out fills the basket that comes after', async () => {
    const victim = await browser();
    await victim.do('sign-in', ada);
    const noted = victim.cookie();
    await victim.do('sign-out');
    const token = t.secret();
    await request('add', noted, { item: token });
    await victim.do('sign-in', bob);
    const { basket } = await victim.do('look');
    return basket.includes(token) ? 'the noted id put a thing into the next basket' : null;
  });

  // Beats renewing only sessions that had no user.
  t.exploit('an id from before signing in again, as somebody else, reads the orders', async () => {
    const planted = (await request('look')).cookie;
    const attacker = await browser(planted);
    await attacker.do('sign-in', bob);
    const known = attacker.cookie();
    const victim = await browser(known);
    await victim.do('sign-in', ada);
    const address = t.secret();
    await order(victim, address);
    if (await sees(known, address)) return "bob's id showed ada's address";
    return null;
  });

  // Beats clearing the user of the session alone.
  t.exploit('an id from before signing out comes alive with the next one to sign in', async () => {
    const victim = await browser();
    await victim.do('sign-in', ada);
    const noted = victim.cookie();
    await victim.do('sign-out');
    if ((await request('orders', noted)).orders) return 'the id was good after signing out';
    await victim.do('sign-in', ada);
    const address = t.secret();
    await order(victim, address);
    return (await sees(noted, address)) ? 'the id of the last visit showed the address' : null;
  });
}
