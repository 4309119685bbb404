const most = 2 ** 31 - 1;

export default function checks(t) {
  const lines = (cart) => cart.map(([Item, Quantity]) => ({ Item, Quantity }));

  /** Checks out one cart after the other. */
  const checkout = async (coins, prices, carts, items = {}) => {
    const p = await t.start();
    const results = await p.call('checkout', coins, items, prices, carts.map(lines));
    t.equal(results?.length, carts.length, 'results');
    return results.map(({ paid, failed, account }) => ({
      paid,
      failed,
      coins: account.Coins,
      items: account.Items ?? {},
    }));
  };
  const prices = { sword: 120, apple: 3, map: 0, castle: 1_500_000_000 };

  t.functional('takes coins and adds items', async () => {
    const [first, second] = await checkout(1000, prices, [
      [
        ['sword', 2],
        ['apple', 10],
        ['map', 1],
      ],
      [['apple', 5]],
    ]);
    t.equal(first, { paid: 270, failed: '', coins: 730, items: { sword: 2, apple: 10, map: 1 } });
    t.equal(second, { paid: 15, failed: '', coins: 715, items: { sword: 2, apple: 15, map: 1 } });
  });

  t.functional('adds lines with the same item together', async () => {
    const cart = [
      ['apple', 1],
      ['sword', 1],
      ['apple', 4],
    ];
    t.equal(await checkout(135, prices, [cart], { apple: 7 }), [
      { paid: 135, failed: '', coins: 0, items: { apple: 12, sword: 1 } },
    ]);
  });

  t.functional('a bad cart changes nothing', async () => {
    for (const cart of [
      [],
      [['dragon', 1]],
      [['apple', 0]],
      [['apple', -1]],
      [
        ['apple', 2],
        ['sword', -1],
      ],
      [
        ['apple', 2],
        ['dragon', 1],
      ],
    ]) {
      const [{ failed, coins, items }] = await checkout(500, prices, [cart], { apple: 1 });
      t.equal({ failed, coins, items }, { failed: 'cart', coins: 500, items: { apple: 1 } });
    }
  });

  t.functional('without enough coins nothing is bought', async () => {
    for (const cart of [
      [['sword', 5]],
      [
        ['apple', 1],
        ['sword', 4],
      ],
      [['castle', 1]],
    ]) {
      const [{ failed, coins, items }] = await checkout(480, prices, [cart], { apple: 1 });
      t.equal({ failed, coins, items }, { failed: 'coins', coins: 480, items: { apple: 1 } });
    }
  });

  t.control('large amounts that fit are paid', async () => {
    t.equal(await checkout(most, { gem: 46_340, castle: 1_500_000_000 }, [[['gem', 46_340]]]), [
      { paid: 46_340 ** 2, failed: '', coins: most - 46_340 ** 2, items: { gem: 46_340 } },
    ]);
    t.equal(await checkout(most, { coin: 1, castle: 1_500_000_000 }, [[['coin', most]]]), [
      { paid: most, failed: '', coins: 0, items: { coin: most } },
    ]);
  });

  /** Each attack is a cart; what was added to the account must not be worth more than it cost. */
  const attack = async (attacks) => {
    for (const { coins = 1000, costs, cart, items = {}, again = 1 } of attacks) {
      const p = await t.start();
      const carts = new Array(again).fill(cart).map(lines);
      const { value } = await t.attempt(p.call('checkout', coins, items, costs, carts));
      const account = value?.at(-1)?.account;
      if (!account) continue;
      let worth = 0n;
      for (const [item, has] of Object.entries(account.Items ?? {}))
        worth += BigInt(Math.max(0, has - (items[item] ?? 0))) * BigInt(costs[item] ?? 0);
      const spent = BigInt(coins) - BigInt(account.Coins);
      if (worth > 0n && worth > spent)
        return `goods for ${worth} coins were handed out for ${spent}: ${JSON.stringify(cart)}`;
      if (spent < 0n) return `the account has ${-spent} coins more than before`;
    }
    return null;
  };

  t.exploit('a quantity makes the price of a line wrap around', () =>
    attack([
      { costs: { sword: 65_536 }, cart: [['sword', 65_536]] },
      { costs: { sword: 65_537 }, cart: [['sword', 65_536]], coins: 100_000 },
      { costs: { sword: 120 }, cart: [['sword', 35_791_395]] },
      { costs: { sword: 3 }, cart: [['sword', 1_431_655_766]] },
      { costs: { sword: 2 }, cart: [['sword', 2 ** 30]] },
    ]),
  );

  // Beats a check that the total is not negative: these wrap around to small amounts, or to zero.
  t.exploit('a line wraps around past the negative amounts', () =>
    attack([
      { costs: { sword: 4 }, cart: [['sword', 2 ** 30]] },
      { costs: { sword: 4 }, cart: [['sword', 2 ** 30 + 10]] },
      { costs: { sword: 1_000_003 }, cart: [['sword', 4295]], coins: 50_000 },
      { costs: { sword: 2 ** 30 }, cart: [['sword', 8]] },
    ]),
  );

  // Beats a check of each line.
  t.exploit('the sum of the lines wraps around', () =>
    attack([
      {
        costs: { castle: 2 ** 30 },
        coins: most,
        cart: [
          ['castle', 1],
          ['castle', 1],
          ['castle', 1],
          ['castle', 1],
        ],
      },
      {
        costs: { castle: 1_500_000_000, hut: 1_294_967_396 },
        coins: 1_600_000_000,
        cart: [
          ['castle', 1],
          ['castle', 1],
          ['hut', 1],
        ],
      },
      {
        costs: { castle: 2_000_000_000 },
        coins: 2_000_000_000,
        cart: [
          ['castle', 1],
          ['castle', 1],
        ],
      },
    ]),
  );

  // Beats counting in 64 bits: enough lines wrap around there, too.
  t.exploit('the sum of the lines wraps around in 64 bits', () => {
    const half = 2 ** 30;
    const castles = (count) => Array.from({ length: count }, (_, i) => `castle ${i}`);
    const each = (names, value) => Object.fromEntries(names.map((name) => [name, value]));
    const cart = (names, quantity) => names.map((name) => [name, quantity]);
    return attack([
      // 8 times 2^60 is negative in 64 bits, 16 and 32 times 2^60 are 0.
      ...[8, 16, 32].map((count) => ({
        costs: each(castles(count), half),
        cart: cart(castles(count), half),
      })),
      {
        costs: { ...each(castles(16), half), pin: 5 },
        cart: [['pin', 7], ...cart(castles(16), half)],
      },
      // Three times (2^31 - 1)^2 is negative in 64 bits.
      { costs: each(castles(3), most), cart: cart(castles(3), most) },
    ]);
  });

  // Beats adding up the quantities first: the sum of the quantities wraps around before the price.
  t.exploit('the quantities of one item wrap around', () =>
    attack([
      // Minus two pieces, and minus some thousand.
      {
        costs: { pin: 10 },
        cart: [
          ['pin', most],
          ['pin', most],
        ],
      },
      {
        costs: { pin: 10 },
        cart: [
          ['pin', most],
          ['pin', most - 5000],
        ],
      },
      {
        costs: { pin: 10, sword: 120 },
        cart: [
          ['sword', 1],
          ['pin', most],
          ['pin', most - 100],
        ],
      },
    ]),
  );
}
