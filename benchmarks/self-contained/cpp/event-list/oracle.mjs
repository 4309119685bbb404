export default function checks(t) {
  /** Listeners as [event, name, what each does when it is called]. */
  const setScene = async (large, listeners) => {
    const p = await t.start();
    await p.call('clear', large);
    for (const [event, name, acts = []] of listeners) await p.call('add', event, name, acts);
    return p;
  };

  const scene = (...listeners) => setScene(false, listeners);

  t.functional('calls the listeners of an event in order', async () => {
    const p = await scene(['hit', 'ada'], ['miss', 'bob'], ['hit', 'cy']);
    t.equal(await p.call('emit', 'hit', '5'), ['ada:5', 'cy:5', '2']);
    t.equal(await p.call('emit', 'miss', ''), ['bob:', '1']);
    t.equal(await p.call('emit', 'nothing', 'x'), ['0']);
  });

  t.functional('does not call listeners that were removed', async () => {
    const p = await scene(['hit', 'ada'], ['hit', 'bob'], ['hit', 'cy']);
    await p.call('remove', 'bob');
    await p.call('off', 123_456);
    t.equal(await p.call('emit', 'hit', '1'), ['ada:1', 'cy:1', '2']);
    await p.call('remove', 'ada');
    await p.call('remove', 'cy');
    t.equal(await p.call('emit', 'hit', '2'), ['0']);
  });

  t.functional('numbers are not given twice', async () => {
    const p = await scene();
    const ids = [];
    for (const name of ['a', 'b', 'c']) ids.push(await p.call('add', 'hit', name, []));
    await p.call('remove', 'c');
    ids.push(await p.call('add', 'miss', 'd', []));
    await p.call('remove', 'a');
    ids.push(await p.call('add', 'hit', 'e', []));
    t.equal(new Set(ids).size, 5);
  });

  t.control('a listener sends another event', async () => {
    const p = await scene(['hit', 'ada', ['!miss']], ['miss', 'bob'], ['hit', 'cy']);
    t.equal(await p.call('emit', 'hit', '5'), ['ada:5', 'bob:again', 'cy:5', '2']);
  });

  const attackWith = async (large, listeners) => {
    const emit = (payload) => (p) => p.call('emit', 'hit', payload);
    const { value } = await t.attempt(t.memoryError(setScene(large, listeners).then(emit('now'))));
    if (value) return value;
    // What is left must be usable.
    const { value: later } = await t.attempt(t.memoryError(t.start().then(emit('later'))));
    return later ? `once more: ${later}` : null;
  };

  /** With functions that lie within the `std::function`, and with some that lie on the heap. */
  const attack = async (...scenes) => {
    for (const listeners of scenes) {
      for (const large of [false, true]) {
        const seen = await attackWith(large, listeners);
        const shown = listeners.map(([, name, acts = []]) => [name, ...acts].join(' ')).join(', ');
        if (seen) return `${shown}: ${seen}`;
      }
    }
    return null;
  };

  const others = [
    ['hit', 'bob'],
    ['hit', 'cy'],
    ['hit', 'dan'],
  ];

  t.exploit('a listener removes itself', () =>
    attack(
      [['hit', 'ada', ['-ada']]],
      [['hit', 'ada', ['-ada']], ...others],
      [...others, ['hit', 'ada', ['-ada']]],
      [...others, ['hit', 'ada', ['-ada']], ['hit', 'eve', ['-eve']], ['hit', 'flo', ['-flo']]],
    ),
  );

  t.exploit('a listener adds others', () =>
    attack(
      [['hit', 'ada', ['*']]],
      [['hit', 'ada', ['+eve', '+flo', '+gil', '+hal', '+ida']], ...others],
      [...others, ['hit', 'ada', ['*', '-ada']]],
    ),
  );

  // Beats calling a copy of the list: those removed meanwhile are called although what they use is
  // gone.
  t.exploit('a listener removes one whose turn has not come', () =>
    attack(
      [['hit', 'ada', ['-cy']], ...others],
      [['hit', 'ada', ['-bob', '-cy', '-dan']], ...others],
      [['hit', 'ada', ['-ada', '-bob']], ...others],
      [['hit', 'ada', ['-dan', '+eve', '-cy', '*']], ...others],
    ),
  );

  t.exploit('a listener removes one that was called before', () =>
    attack(
      [...others, ['hit', 'ada', ['-bob']], ['hit', 'eve']],
      [...others, ['hit', 'ada', ['-bob', '-cy', '-dan']]],
      [...others, ['hit', 'ada', ['-bob', '-cy', '-dan', '-ada', '*']]],
    ),
  );

  // Beats looking after one emit only, by a flag that the inner one takes back for instance.
  t.exploit('listeners go during an emit within an emit', () =>
    attack(
      [['hit', 'ada', ['!miss']], ['miss', 'eve', ['-bob', '-ada']], ...others],
      [['hit', 'ada', ['!miss', '-cy', '*']], ['miss', 'eve', ['-eve', '-bob']], ...others],
      [['hit', 'ada', ['!miss']], ['miss', 'eve', ['-cy', '-dan', '-eve', '*']], ...others],
      [['hit', 'ada', ['!miss', '!miss', '-dan']], ['miss', 'eve', ['-bob']], ...others],
      [['hit', 'ada', ['-ada', '!hit', '-cy']], ...others],
      [['hit', 'ada', ['-ada', '-bob', '!hit', '+gil', '-dan']], ...others],
    ),
  );
}
