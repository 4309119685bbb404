export default function checks(t) {
  /** Members of the room "den" as [name, what each does when it first gets a message]. */
  const open = async (...members) => {
    const p = await t.start();
    await p.call('open');
    for (const [name, acts = []] of members) await p.call('connect', name, 'den', acts);
    return p;
  };
  const say = async (p, name, text) => {
    const count = await p.call('say', name, 'den', text);
    return [count, ...(await p.call('heard'))];
  };

  t.functional('passes on what is said', async () => {
    const p = await open(['ada'], ['bob'], ['cy']);
    await p.call('join', 'ada', 'den');
    t.equal(await say(p, 'bob', 'hello'), [3, 'ada<bob: hello', 'bob<bob: hello', 'cy<bob: hello']);
    t.equal(await p.call('names', 'den'), ['ada', 'bob', 'cy']);
    await p.call('join', 'bob', 'hall');
    t.equal(await p.call('say', 'bob', 'hall', ''), 1);
    t.equal(await p.call('heard'), ['bob<bob: ']);
  });

  t.functional('tells who left', async () => {
    const p = await open(['ada'], ['bob'], ['cy']);
    await p.call('leave', 'bob', 'den');
    t.equal(await p.call('heard'), ['ada<* bob left', 'cy<* bob left']);
    await p.call('leave', 'bob', 'den');
    t.equal(await p.call('heard'), []);
    await p.call('disconnect', 'ada');
    t.equal(await p.call('heard'), ['cy<* ada left']);
    t.equal(await p.call('names', 'den'), ['cy']);
    t.equal(await say(p, 'cy', 'alone?'), [1, 'cy<cy: alone?']);
    await p.call('disconnect', 'cy');
    t.equal(await p.call('names', 'den'), []);
  });

  t.functional('comes back at the end', async () => {
    const p = await open(['ada'], ['bob']);
    await p.call('leave', 'ada', 'den');
    await p.call('join', 'ada', 'den');
    t.equal(await p.call('names', 'den'), ['bob', 'ada']);
  });

  t.control('a reaction that says something itself', async () => {
    const token = t.secret();
    const p = await open(['ada', ['!bob']], ['bob']);
    const [count, ...heard] = await say(p, 'ada', token);
    t.equal(count, 2);
    t.equal(
      heard.filter((line) => line.includes(token)),
      [`ada<ada: ${token}`, `bob<ada: ${token}`],
    );
    t.equal(heard.filter((line) => line.includes('bob: and this')).length, 2);
  });

  const long = 'a message that is too long to lie within the string itself';

  const attack = async (starts, ...scenes) => {
    for (const members of scenes) {
      for (const [call, ...given] of starts) {
        const shown = members.map(([name, acts = []]) => [name, ...acts].join(' ')).join(', ');
        // Another room is there, so that the hub compares names when it looks for one.
        const scene = open(...members).then(async (p) => {
          await p.call('connect', 'far', 'lobby', []);
          return p.call(call, ...given);
        });
        const { value } = await t.attempt(t.memoryError(scene));
        if (value) return `${shown}; ${call} ${given[0]}: ${value}`;
        // What is left must be usable.
        const after = async () => {
          const p = await t.start();
          await p.call('say', 'zoe', 'den', long);
          await p.call('names', 'den');
          return p.call('disconnect', 'zoe');
        };
        const { value: later } = await t.attempt(t.memoryError(after()));
        if (later) return `${shown}; after ${call} ${given[0]}: ${later}`;
      }
    }
    return null;
  };

  const said = [['say', 'zoe', 'den', long]];
  const left = [
    ['leave', 'leaver', 'den'],
    ['disconnect', 'leaver'],
  ];
  const others = [['bob'], ['cy'], ['dan']];

  // Beats going through a copy of the list: whoever is in it may be gone.
  t.exploit('a reaction disconnects one whose turn has not come', () =>
    attack(
      said,
      [['zoe'], ['ada', ['-dan']], ...others],
      [['zoe'], ['ada', ['-bob', '-cy', '-dan']], ...others],
      [['ada', ['-cy', '-bob']], ...others, ['zoe']],
      [['zoe'], ['ada', ['-dan', '+eve', '-cy', '*']], ...others],
    ),
  );

  t.exploit('a reaction disconnects itself, or those before', () =>
    attack(
      said,
      [['zoe'], ['ada', ['-ada']]],
      [...others, ['zoe'], ['ada', ['-bob', '-cy', '-ada']]],
      [['zoe'], ['bob', ['-bob']], ['cy', ['-cy']], ['dan', ['-dan']]],
      [['bob', ['-bob']], ['cy', ['-cy']], ['zoe'], ['dan', ['-dan', '*']]],
    ),
  );

  t.exploit('reactions bring many others', () =>
    attack(said, [['zoe'], ['ada', ['*']], ...others], [['zoe', ['*']]], [['zoe', ['*', '/zoe']]]),
  );

  // Beats putting the message together anew for everybody: name and text are the sender's own.
  t.exploit('the sender is gone before the last one gets the message', () =>
    attack(
      said,
      [['ada', ['-zoe']], ['zoe'], ...others],
      [['zoe', ['-zoe']], ...others],
      [['ada', ['!zoe', '-zoe']], ...others, ['zoe']],
      [['ada', ['!zoe']], ...others, ['zoe']],
    ),
  );

  // Beats looking for members in the room itself: it goes with the last of them.
  t.exploit('the room is gone before the call returns', () =>
    attack(
      said,
      [['zoe', ['-zoe']]],
      [['zoe', ['/zoe']]],
      [['ada', ['-zoe', '-ada']], ['zoe']],
      [['ada', ['/zoe', '/bob', '/cy', '/dan', '/ada']], ...others, ['zoe']],
      [['zoe', ['-bob', '-cy', '-dan', '-zoe', '+eve']], ...others],
      [['zoe'], ['bob', ['/zoe', '/bob', '+eve', '-zoe']]],
    ),
  );

  // Beats looking after say alone.
  t.exploit('reactions to the news that one has left', () =>
    attack(
      left,
      [['leaver'], ['zoe', ['-dan']], ...others],
      [['leaver'], ['zoe', ['-bob', '-cy', '-dan']], ...others],
      [['leaver'], ['zoe', ['-zoe', '-leaver']]],
      [['leaver'], ['zoe', ['-zoe']], ...others],
      [['leaver'], ['ada', ['-leaver', '*']], ['zoe'], ...others],
      [['leaver'], ['ada', ['-ada']], ['bob', ['-bob', '-zoe']], ['zoe']],
    ),
  );
}
