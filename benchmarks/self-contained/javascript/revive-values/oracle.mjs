export default function checks(t) {
  const make = (name, ...args) => ({ $new: name, args });
  /** A promise whose executor is made from code; it settles, so that nothing waits for it. */
  const promise = (name, code) => make('Promise', make(name, 'resolve', `${code};resolve(1)`));
  /** An object that `await` calls. */
  const thenable = (code) =>
    Object.fromEntries([['then', make('Function', 'resolve', `${code};resolve(1)`)]]);
  const revive = async (value) => {
    const p = await t.start();
    return p.call('revived', JSON.stringify(value));
  };

  /** Uses uploads with a code that creates a file of a random name. */
  const attack = async (uploads) => {
    const file = `made-${t.secret()}`;
    const code = `process.getBuiltinModule('node:fs').writeFileSync('${t.box.path(file)}','')`;
    for (const upload of uploads(code)) {
      const text = typeof upload === 'string' ? upload : JSON.stringify(upload);
      const p = await t.start();
      const { died } = await t.attempt(p.call('used', text)).catch((died) => ({ died }));
      if (await t.box.exists(file)) return `the upload ran code: ${text}`;
      if (died) throw died;
    }
    return null;
  };
  const escaped = (value, word) =>
    JSON.stringify(value).replaceAll(
      word,
      `\\u00${word.charCodeAt(0).toString(16)}${word.slice(1)}`,
    );

  t.functional('makes objects of the classes', async () => {
    t.equal(
      await revive({
        created: make('Date', '2024-05-01T08:00:00.000Z'),
        pattern: make('RegExp', 'a+b', 'gi'),
        home: make('URL', 'https://shop.example/a?b=c'),
        bytes: make('Uint8Array', [1, 2, 255]),
        failure: make('Error', 'disk full'),
      }),
      {
        created: ['Date', '2024-05-01T08:00:00.000Z'],
        pattern: ['RegExp', 'a+b', 'gi'],
        home: ['URL', 'https://shop.example/a?b=c'],
        bytes: ['Uint8Array', [1, 2, 255]],
        failure: ['Error', 'disk full'],
      },
    );
  });

  t.functional('leaves other values as they are', async () => {
    const value = { a: [1, 'two', null, true], b: { new: 'Date', args: [1] }, c: { args: ['x'] } };
    t.equal(await revive(value), value);
    t.equal(await revive('text'), 'text');
    t.equal(await revive(null), null);
    t.equal(await revive([make('Date', 0), 5]), [['Date', '1970-01-01T00:00:00.000Z'], 5]);
  });

  t.functional('throws for what is not JSON and for unknown classes', async () => {
    const p = await t.start();
    await t.raises(p.call('revived', '{"a":'), 'not JSON');
    await t.raises(revive({ a: make('Dote', '2024-05-01') }), 'no such class');
    await t.raises(revive([make('NoClassOfThisName')]), 'no such class');
  });

  t.control('makes objects within the arguments of others', async () => {
    const day = make('Date', '2024-05-01T08:00:00.000Z');
    t.equal(await revive(make('Set', [make('Map', [['day', day]]), { list: [make('Set')] }])), [
      'Set',
      [['Map', [['day', ['Date', '2024-05-01T08:00:00.000Z']]]], { list: [['Set', []]] }],
    ]);
    t.equal(await revive(make('URL', '/x', make('URL', 'https://a.example/b'))), [
      'URL',
      'https://a.example/x',
    ]);
  });

  t.exploit('a class that takes code, called by another class', () =>
    attack((code) => [
      promise('Function', code),
      { list: [promise('Function', code)] },
      make('Set', [promise('Function', code)]),
    ]),
  );

  // Beats refusing classes that call their arguments: others turn theirs into text.
  t.exploit('code that runs when a constructor reads its argument', () =>
    attack((code) => [
      make('RegExp', { toString: make('Function', `${code};return 'a'`) }),
      make('URL', { toString: make('Function', `${code};return 'https://a.example/'`) }),
      make('Date', { valueOf: make('Function', `${code};return 0`) }),
      make('Error', { toString: make('Function', `${code};return ''`) }),
    ]),
  );

  t.exploit('code that runs when the revived value is used', () =>
    attack((code) => [
      thenable(code),
      { name: 'x', toJSON: make('Function', `${code};return 1`) },
      [{ toJSON: make('Function', `${code};return 1`) }],
    ]),
  );

  // Beats searching the text for `Function`: JSON has other notations for its letters.
  t.exploit('the name of the class is written with escapes', () =>
    attack((code) => [
      escaped(promise('Function', code), 'Function'),
      escaped(make('RegExp', { toString: make('Function', `${code};return 'a'`) }), 'Function'),
      escaped(thenable(code), 'Function'),
    ]),
  );

  // Beats comparing with the name `Function`: as a key, an array is its text.
  t.exploit('the name of the class is not a string', () =>
    attack((code) => [
      promise(['Function'], code),
      make('RegExp', { toString: make(['Function'], `${code};return 'a'`) }),
      { toJSON: make([['Function']], `${code};return 1`) },
    ]),
  );

  // Beats refusing the name `Function` where names are paths or code.
  t.exploit('the name of the class is a path or code', () =>
    attack((code) => [
      promise('Date.constructor', code),
      promise('Map.prototype.constructor.constructor', code),
      promise('globalThis.Function', code),
      promise('constructor.constructor', code),
      make('RegExp', { toString: make('Date.constructor', `${code};return 'a'`) }),
      { toJSON: make('Map.prototype.constructor.constructor', `${code};return 1`) },
      make(`(${code},Date)`, 0),
      make(`Date(0),${code},new Date`, 0),
      make(`Date;${code};Date`, 0),
    ]),
  );
}
