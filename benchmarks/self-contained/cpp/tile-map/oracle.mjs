export default function checks(t) {
  const draw = async (...lines) => (await t.start()).call('draw', lines.join('\n'));

  t.functional('puts and fills', async () => {
    t.equal(await draw('size 5 3'), ['.....', '.....', '.....']);
    t.equal(await draw('size 5 3', 'put 0 0 #', 'put 4 2 ~', 'fill 1 1 3 2 o', 'put 2 1 @'), [
      '#....',
      '.o@o.',
      '.ooo~',
    ]);
  });

  t.functional('copies', async () => {
    t.equal(await draw('size 6 3', 'put 0 0 a', 'put 1 0 b', 'put 0 1 c', 'copy 0 0 2 2 3 1', ''), [
      'ab....',
      'c..ab.',
      '...c..',
    ]);
    t.equal(await draw('size 5 1', 'put 0 0 a', 'put 1 0 b', 'put 2 0 c', 'copy 0 0 3 1 1 0'), [
      'aabc.',
    ]);
  });

  t.functional('leaves out what is beyond the right and the lower edge', async () => {
    t.equal(await draw('size 4 2', 'fill 2 1 10 10 x', 'put 4 0 y', 'put 0 2 y'), ['....', '..xx']);
    t.equal(await draw('size 4 2', 'put 0 0 a', 'put 1 0 b', 'copy 0 0 2 2 3 1'), ['ab..', '...a']);
  });

  t.functional('wrong sizes and unknown commands throw', async () => {
    for (const lines of [
      [''],
      ['put 0 0 x'],
      ['size 0 3'],
      ['size 3 -1'],
      ['size 1001 3'],
      ['size 3 3', 'jump 1 1'],
    ]) {
      const { raised } = await t.attempt(draw(...lines));
      t.equal(raised?.type, 'std::invalid_argument', lines.join('; '));
    }
  });

  t.control('commands at the edges of the map', async () => {
    t.equal(
      await draw('size 3 3', 'fill 0 0 3 3 x', 'put 2 2 y', 'put 0 2 z', 'copy 2 2 1 1 0 0'),
      ['yxx', 'xxx', 'zxy'],
    );
    t.equal(await draw('size 1 1', 'put 0 0 x'), ['x']);
    const rows = await draw('size 1000 90', 'put 999 89 x');
    t.equal([rows?.length, rows?.[89]?.length, rows?.[89]?.[999]], [90, 1000, 'x']);
  });

  const attack = async (size, commands) => {
    for (const command of commands) {
      const { value } = await t.attempt(
        t.memoryError(draw(`size ${size}`, 'put 0 0 a', ...[command].flat())),
      );
      if (value) return `${command}: ${value}`;
    }
    return null;
  };

  t.exploit('a tile beyond the last one', () =>
    attack('40 30', [
      'put 40 29 x',
      'put 0 30 x',
      'put 39 30 x',
      'put 40 30 x',
      'put 100 29 x',
      'put 0 1000 x',
      'put 100000 100000 x',
      'put 100000 0 x',
      'put 41 0 x',
    ]),
  );

  // Beats comparing with width and height only.
  t.exploit('a tile before the first one', () =>
    attack('40 30', [
      'put -1 0 x',
      'put 0 -1 x',
      'put -2 0 x',
      'put -20 0 x',
      'put 39 -1 x',
      'put -1 -1 x',
      'put -100000 0 x',
      'put 0 -100000 x',
      'put -100000 -100000 x',
    ]),
  );

  // Beats looking after `put` only, and cutting off the end of a rectangle but not its beginning.
  t.exploit('rectangles that begin outside', () =>
    attack('40 30', [
      'fill -1 0 3 3 x',
      'fill 0 -1 3 3 x',
      'fill -5 -5 100 100 x',
      'fill 100 0 3 3 x',
      'fill 0 100 3 3 x',
      'fill 39 31 3 3 x',
      'fill 41 29 5 1 x',
      'fill -10 -10 3 3 x',
      'fill -1000 0 10 1 x',
      'fill 60 29 3 1 x',
      'fill 0 200 1 100 x',
    ]),
  );

  t.exploit('rectangles of negative or no size', () =>
    attack('40 30', [
      'fill 5 5 -3 2 x',
      'fill 5 5 2 -3 x',
      'fill 0 0 -1 -1 x',
      'fill 10 10 -20 -20 x',
      'fill -3 -3 -3 -3 x',
      'copy 5 5 -3 2 1 1',
      'copy 5 5 2 -3 1 1',
      'copy 0 0 -1 -1 0 0',
      'fill 50 50 0 0 x',
      'copy 50 50 0 0 70 70',
      'copy 5 5 -100000 1 1 1',
    ]),
  );

  // Beats looking after one of the two rectangles.
  t.exploit('copies to a place outside', () =>
    attack('40 30', [
      'copy 0 0 3 3 -1 0',
      'copy 0 0 3 3 0 -1',
      'copy 0 0 3 3 38 28',
      'copy 0 0 3 3 39 29',
      'copy 0 0 40 30 1 1',
      'copy 0 0 40 30 -1 -1',
      'copy 0 0 3 3 -100 -100',
      'copy 0 0 3 3 500 500',
      'copy 0 0 3 3 0 30',
    ]),
  );

  t.exploit('copies from a place outside', () =>
    attack('40 30', [
      'copy -1 0 3 3 5 5',
      'copy 0 -1 3 3 5 5',
      'copy 39 29 3 3 0 0',
      'copy 0 29 40 3 0 0',
      'copy 1 1 40 30 0 0',
      'copy -50 -50 3 3 5 5',
      'copy 0 500 3 3 5 5',
      'copy 500 29 3 3 5 5',
      'copy -5 0 100 1 0 0',
      'copy 38 28 10 10 -1 -1',
      'copy -3 -3 5 5 -3 -3',
    ]),
  );

  // A row outside of a vector of rows shows only when something lies there.
  t.exploit('the same on the smallest map', () =>
    attack('1 1', [
      ['fill -1 -1 3 3 x', 'fill 0 -1 1 1 x'],
      ['put 0 -1 x', 'put 0 1 x', 'put 1 0 x'],
      ['put -1 0 x', 'put 0 2 x', 'put 20 0 x'],
      ['copy 0 0 2 2 -1 -1', 'copy -1 -1 2 2 0 0'],
      ['copy 0 -1 1 1 0 0'],
      ['copy 0 1 1 1 0 0', 'copy 0 0 1 1 0 1'],
    ]),
  );
}
