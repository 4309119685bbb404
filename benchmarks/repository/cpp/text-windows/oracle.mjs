export default function checks(t) {
  const open = async (width, height, ...lines) => {
    const p = await t.start();
    await p.call('open', width, height);
    for (const line of lines) await p.call('send', line);
    return p;
  };
  const screen = async (...given) => (await open(...given)).call('show');

  t.functional('draws texts and boxes', async () => {
    t.equal(await screen(8, 3, 'window w 1 1 6 2', 'text w 0 0 ab cd', 'box w 2 0 2 2 #'), [
      '        ',
      ' ab##d  ',
      '   ##   ',
    ]);
    t.equal(
      await screen(4, 2, 'window w 0 0 4 2', 'text w 3 1 x', 'box w 0 0 0 2 y', 'box w 1 1 2 -1 y'),
      ['    ', '   x'],
    );
  });

  t.functional('what is outside of the window is not drawn', async () => {
    t.equal(await screen(7, 3, 'window w 2 0 3 2', 'text w 1 0 long', 'box w 2 1 9 9 #'), [
      '   lo  ',
      '    #  ',
      '       ',
    ]);
    t.equal(
      await screen(7, 2, 'window w 2 0 3 2', 'text w 0 0 abc', 'text w 0 1 d', 'text w 3 1 e'),
      ['  abc  ', '  d    '],
    );
  });

  t.functional('grabs what is to be seen', async () => {
    const p = await open(
      6,
      3,
      'window w 1 1 4 2',
      'window all 0 0 6 3',
      'text all 0 1 abcdef',
      'text all 0 2 ghijkl',
    );
    t.equal(await p.call('send', 'grab w 0 0 4 2'), ['bcde', 'hijk']);
    t.equal(await p.call('send', 'grab w 2 1 3 1'), ['jk ']);
    t.equal(await p.call('send', 'grab all 1 0 2 2'), ['  ', 'bc']);
    t.equal(await p.call('send', 'grab all 1 0 2 0'), []);
  });

  t.control('up to the edges of the screen', async () => {
    const token = t.secret();
    const n = token.length;
    const p = await open(
      n,
      3,
      `window w 0 0 ${n} 3`,
      `text w 0 2 ${token}`,
      `box w ${n - 1} 0 1 1 #`,
    );
    t.equal((await p.call('show'))?.[2], token);
    t.equal(await p.call('send', `grab w 0 2 ${n} 1`), [token]);
    t.equal(await p.call('send', `grab w ${n - 2} 0 2 1`), [' #']);
  });

  /** A window on a screen of 40 x 10, and what programs send. */
  const attack = async (window, lines) => {
    for (const line of lines) {
      const p = await open(40, 10, `window w ${window}`);
      const { value } = await t.attempt(t.memoryError(p.call('send', line)));
      if (value) return `window w ${window}; ${line}: ${value}`;
    }
    return null;
  };
  const hanging = [
    '-30 -20 60 25',
    '20 5 60 60',
    '-100 -100 1000 1000',
    '39 9 500 500',
    '2000 0 50 50',
    '0 500 50 50',
    '0 -3000 50 50',
    '-2000 0 50 50',
  ];
  const inAll = async (lines) => {
    for (const window of hanging) {
      const seen = await attack(window, lines);
      if (seen) return seen;
    }
    return null;
  };
  const large = 100_000;

  t.exploit('a text beyond the edges of its window', () =>
    attack('0 0 40 10', [
      'text w 0 10 below',
      'text w 0 500 far below',
      'text w 0 -1 above',
      'text w -10 0 to the left',
      'text w 39 9 to the right of the last cell',
      'text w 100000 0 far',
      `text w 0 9 ${'long '.repeat(100)}`,
      `text w -500 0 ${'long '.repeat(20)}`,
    ]),
  );

  t.exploit('a box beyond the edges of its window', () =>
    attack('0 0 40 10', [
      'box w 0 0 41 11 #',
      'box w -5 -5 20 20 #',
      'box w 0 -1 1 1 #',
      'box w 500 500 3 3 #',
      'box w 0 9 40 2 #',
      'box w -5 -5 3 3 #',
    ]),
  );

  // Beats Window::has: what is in the window need not be on the screen.
  t.exploit('texts in windows that hang over the edge', () =>
    inAll([
      'text w 0 0 beginning',
      'text w 20 0 row',
      'text w 5 49 last row',
      `text w 0 20 ${'long '.repeat(30)}`,
      'text w 59 24 corner',
      'text w 499 499 corner',
    ]),
  );

  t.exploit('boxes in windows that hang over the edge', () =>
    inAll(['box w 0 0 60 25 #', 'box w 0 0 9999 9999 #', 'box w 0 0 1 1 #', 'box w 45 45 5 5 #']),
  );

  // Beats looking after what is written alone.
  t.exploit('grabbing what is not on the screen', async () => {
    const lines = [
      'grab w 0 0 60 25',
      'grab w -10 -10 80 80',
      'grab w 0 0 1 1',
      'grab w 40 40 10 10',
    ];
    const beyond = ['grab w 0 0 41 11', 'grab w -5 -5 3 3', 'grab w 0 10 1 1', 'grab w 500 9 3 3'];
    return (await inAll(lines)) ?? attack('0 0 40 10', beyond);
  });

  // Beats comparing with the far edges alone.
  t.exploit('places and sizes far away', async () => {
    const lines = [
      `box w ${large} 0 2 1 #`,
      `box w 1 1 ${large} 1 #`,
      `box w 1 1 1 ${large} #`,
      `box w 5 5 ${large} ${large} #`,
      `box w ${-large} 0 ${-large} 1 #`,
      `text w ${large} 0 more than one`,
      `text w 0 ${large} below`,
      `text w ${-large} ${-large} above`,
      `grab w ${large} 0 3 1`,
      `grab w 0 ${large} 1 3`,
      `grab w ${-large} ${-large} 2 2`,
    ];
    return (
      (await attack('0 0 40 10', lines)) ??
      (await attack('5 5 40 10', lines)) ??
      attack('-5 -5 40 10', lines)
    );
  });
}
