const most = 2 ** 31 - 1;

export default function checks(t) {
  const line = async (query, items) => (await t.start()).call('line', query, items);

  t.functional('pages of a list', async () => {
    t.equal(await line('page=3&per_page=20', 95), 'Items 41-60 of 95, page 3 of 5');
    t.equal(await line('page=5&per_page=20', 95), 'Items 81-95 of 95, page 5 of 5');
    t.equal(await line('page=1&per_page=7', 14), 'Items 1-7 of 14, page 1 of 2');
    t.equal(await line('page=2&per_page=7', 14), 'Items 8-14 of 14, page 2 of 2');
  });

  t.functional('without parameters, in another order, and among others', async () => {
    t.equal(await line('', 95), 'Items 1-20 of 95, page 1 of 5');
    t.equal(await line('page=2', 95), 'Items 21-40 of 95, page 2 of 5');
    t.equal(await line('per_page=50', 95), 'Items 1-50 of 95, page 1 of 2');
    t.equal(
      await line('sort=name&per_page=10&page=4&desc=1', 95),
      'Items 31-40 of 95, page 4 of 10',
    );
  });

  t.functional('an empty list', async () => {
    t.equal(await line('page=1&per_page=10', 0), 'No items');
    t.equal(await line('', 0), 'No items');
  });

  t.control('small and large pages', async () => {
    t.equal(await line('page=3&per_page=1', 3), 'Items 3-3 of 3, page 3 of 3');
    t.equal(await line('page=1&per_page=1000', 3), 'Items 1-3 of 3, page 1 of 1');
    t.equal(await line('page=1', 1), 'Items 1-1 of 1, page 1 of 1');
    t.equal(
      await line('page=1000&per_page=1000', 1_000_000),
      'Items 999001-1000000 of 1000000, page 1000 of 1000',
    );
  });

  /** What the shop does not expect is the program's end: an exception that is none of its own, too. */
  const attack = async (queries, counts = [95, 0, 1]) => {
    for (const query of queries) {
      for (const items of counts) {
        const shown = `${query} with ${items} items`;
        try {
          const { value, raised } = await t.attempt(t.memoryError(line(query, items)));
          if (value) return `${shown}: ${value}`;
          if (raised?.type === 'unknown') return `${shown}: ${raised.message}`;
        } catch (error) {
          if (error.name !== 'Died' || !/ended/.test(error.message)) throw error;
          return `${shown}: ${error.message}`;
        }
      }
    }
    return null;
  };

  t.exploit('no items on a page', () =>
    attack(['per_page=0', 'page=2&per_page=0', 'page=0&per_page=0']),
  );

  // Beats comparing the text with "0".
  t.exploit('a zero that is written in another way', () =>
    attack([
      'per_page=00',
      'per_page=-0',
      'per_page=+0',
      'per_page=%30',
      'per_page= 0',
      'per_page=0.5',
      'per_page=0x10',
      'per_page=0e5',
    ]),
  );

  // Beats looking for a number that is zero: these are no numbers.
  t.exploit('a page size that is no number', () =>
    attack([
      'per_page=',
      'per_page',
      'per_page=abc',
      'per_page=&page=2',
      'page=&per_page=',
      'page=abc&per_page=x',
      'per_page=-',
      '&&=&',
      'per_page==',
      'page',
    ]),
  );

  // Beats a check before the number is cut to an int, and `if (n == 0)` after it.
  t.exploit('a page size that becomes zero', () =>
    attack([
      'per_page=4294967296',
      'per_page=-4294967296',
      'per_page=8589934592',
      'per_page=18446744073709551616',
      'per_page=65536',
      'per_page=256',
      'per_page=9223372036854775807',
      'per_page=99999999999999999999999999',
    ]),
  );

  t.exploit('a page size that is negative', () =>
    attack(
      [
        'per_page=-1',
        'per_page=-20',
        'per_page=-2147483648',
        'page=2&per_page=-1',
        'page=-1&per_page=-1',
        'per_page=-95',
        'per_page=4294967295',
      ],
      [95, 0, 1, most],
    ),
  );

  // Beats looking at the page size only: sums and products that no int holds end the program as well.
  t.exploit('numbers that are too large to count with', () =>
    attack(
      [
        `per_page=${most}`,
        `per_page=${most - 50}`,
        `page=2&per_page=${most}`,
        `page=${most}`,
        `page=${most}&per_page=1`,
        `page=-${most + 1}`,
        `page=-${most + 1}&per_page=1`,
        `page=${most}&per_page=${most}`,
        'page=107374184&per_page=20',
        'page=107374183&per_page=20',
        'page=9223372036854775807&per_page=9223372036854775807',
        'page=1&per_page=9223372036854775800',
        'page=3074457345618258603&per_page=2147483647',
      ],
      [95, 1, most],
    ),
  );
}
