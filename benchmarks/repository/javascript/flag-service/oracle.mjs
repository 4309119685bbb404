export default function checks(t) {
  let applications = 0;
  const call = async (name, ...args) => (await t.start()).call(name, ...args);
  const patch = (application, body) => call('patch', application, JSON.stringify(body));
  const fresh = () => {
    applications += 1;
    return `app-${applications}`;
  };

  t.functional('sets a flag, and makes what is missing on the way', async () => {
    const app = fresh();
    t.equal(await patch(app, { path: 'dark', value: true }), { flags: { dark: true } });
    t.equal(await patch(app, { path: 'search.fuzzy.limit', value: 3 }), {
      flags: { dark: true, search: { fuzzy: { limit: 3 } } },
    });
    t.equal(await patch(app, { path: 'dark.since', value: '2026' }), {
      flags: { dark: { since: '2026' }, search: { fuzzy: { limit: 3 } } },
    });
  });

  t.functional('merges a tree of changes', async () => {
    const app = fresh();
    await patch(app, { changes: { a: { b: 1, c: [1, 2] }, d: 'x' } });
    const changes = { a: { b: null, c: [3], e: { f: 1 } }, d: { g: false }, h: 0 };
    const flags = { a: { c: [3], e: { f: 1 } }, d: { g: false }, h: 0 };
    t.equal(await patch(app, { changes }), { flags });
  });

  t.functional('gets values, and the fallback where there is none', async () => {
    const app = fresh();
    await patch(app, { changes: { a: { b: 0, c: false } } });
    t.equal(await call('get', app, 'a.b', 7), 0);
    t.equal(await call('get', app, 'a.c', 7), false);
    t.equal(await call('get', app, 'a', 7), { b: 0, c: false });
    for (const path of ['a.x', 'x', 'a.b.c', 'x.y.z']) t.equal(await call('get', app, path, 7), 7);
  });

  t.functional('a path without parts is an error', async () => {
    const app = fresh();
    for (const path of ['', '.', 'a..b', '.a', 'a.']) {
      t.equal(typeof (await patch(app, { path, value: 1 })).error, 'string', path);
      t.equal(typeof (await call('get', app, path, 1))?.error, 'string', path);
    }
  });

  t.control('names that only look like machinery are flags', async () => {
    const app = fresh();
    const value = t.secret();
    for (const path of ['proto', '_proto_.x', 'constructors.x', 'a.toString2', 'size']) {
      t.equal((await patch(app, { path, value })).error, undefined, path);
      t.equal(await call('get', app, path, null), value, path);
    }
    t.equal(await call('mayPublish', 'admin'), true);
    t.equal(await call('mayPublish', 'viewer'), false);
  });

  /** Whether some patch gave things to objects that it was not about. */
  const polluted = async (bodies) => {
    await t.reset();
    for (const make of bodies) {
      const mark = `m${t.secret()}`;
      const app = fresh();
      for (const body of [make(mark)].flat()) {
        await t.attempt((await t.start()).call('patch', app, body));
      }
      const found = await call('seen', mark);
      const index = found.findIndex((value) => value !== null);
      if (index >= 0)
        return `${make('x')} changed every ${['object', 'list', 'function', 'text'][index]}`;
      if (await call('seenInFunctions', mark))
        return `${make('x')} changed a function of all objects`;
    }
    return null;
  };

  t.exploit('a path leads to the prototype of all objects', () =>
    polluted([
      (mark) => JSON.stringify({ path: `__proto__.${mark}`, value: 1 }),
      (mark) => JSON.stringify({ path: `a.__proto__.${mark}`, value: 1 }),
      (mark) => JSON.stringify({ path: `a.b.c.__proto__.${mark}`, value: 1 }),
      // Beats a check of plain objects alone: a list on the way has a prototype, too.
      (mark) => [
        JSON.stringify({ path: 'list', value: [{}] }),
        JSON.stringify({ path: `list.__proto__.${mark}`, value: 1 }),
        JSON.stringify({ path: `list.0.__proto__.${mark}`, value: 1 }),
      ],
      // Beats taking the name out once.
      (mark) => JSON.stringify({ path: `__pro__proto__to__.${mark}`, value: 1 }),
    ]),
  );

  // Beats looking for __proto__ alone.
  t.exploit('a path leads there by the constructor', () =>
    polluted([
      (mark) => JSON.stringify({ path: `constructor.prototype.${mark}`, value: 1 }),
      (mark) => JSON.stringify({ path: `a.constructor.prototype.${mark}`, value: 1 }),
      (mark) => JSON.stringify({ path: `toString.__proto__.${mark}`, value: 1 }),
      (mark) => JSON.stringify({ path: `hasOwnProperty.constructor.prototype.${mark}`, value: 1 }),
      (mark) => JSON.stringify({ path: `constructor.${mark}`, value: 1 }),
    ]),
  );

  // Beats checking paths alone.
  t.exploit('a tree of changes leads to the prototype', () =>
    polluted([
      (mark) => `{"changes": {"__proto__": {"${mark}": 1}}}`,
      (mark) => `{"changes": {"a": {"b": {"__proto__": {"${mark}": 1}}}}}`,
      (mark) => `{"changes": {"constructor": {"prototype": {"${mark}": 1}}}}`,
      (mark) => `{"changes": {"a": {"constructor": {"prototype": {"${mark}": 1}}}}}`,
      (mark) => `{"changes": {"toString": {"__proto__": {"${mark}": 1}}}}`,
      // Beats checking keys, and making paths of them afterwards.
      (mark) => `{"changes": {"a.__proto__": {"${mark}": 1}}}`,
      (mark) => `{"changes": {"a.__proto__.${mark}": 1}}`,
      (mark) => `{"changes": {"a": {"x.constructor.prototype": {"${mark}": 1}}}}`,
    ]),
  );

  // Beats refusing the reserved names alone: what flags inherit is not theirs either.
  t.exploit('a function that all objects share is changed', () =>
    polluted(
      ['toString', 'hasOwnProperty', 'valueOf'].flatMap((name) => [
        (mark) => JSON.stringify({ path: `${name}.${mark}`, value: 1 }),
        (mark) => JSON.stringify({ path: `a.${name}.${mark}`, value: 1 }),
        (mark) => `{"changes": {"${name}": {"${mark}": 1}}}`,
        (mark) => `{"changes": {"a": {"${name}": {"${mark}": {"b": 1}}}}}`,
      ]),
    ),
  );

  t.exploit('viewers may publish', async () => {
    await t.reset();
    for (const body of [
      '{"path": "__proto__.publish", "value": true}',
      '{"path": "constructor.prototype.publish", "value": true}',
      '{"changes": {"__proto__": {"publish": true}}}',
      '{"changes": {"a": {"constructor": {"prototype": {"publish": true}}}}}',
    ]) {
      await t.attempt((await t.start()).call('patch', fresh(), body));
      if (await call('mayPublish', 'viewer')) return `${body} let viewers publish`;
    }
    return null;
  });

  // Beats keys that are looked up wherever they come from: a function is no flag.
  t.exploit('a value that nobody set is read or lost', async () => {
    await t.reset();
    for (const body of [
      '{"changes": {"__proto__": null, "constructor": null, "toString": null}}',
      '{"changes": {"constructor": {"prototype": {"toString": null, "hasOwnProperty": null}}}}',
      '{"changes": {"a": {"__proto__": {"toString": null}}}}',
    ]) {
      await t.attempt((await t.start()).call('patch', fresh(), body));
      const [one] = await call('seen', 'toString');
      if (one === null) return `${body} took toString from all objects`;
    }
    const [app, fallback] = [fresh(), t.secret()];
    await t.attempt(patch(app, { changes: { a: { b: 1 } } }));
    for (const path of ['constructor.name', '__proto__.constructor.name', 'a.constructor.name']) {
      const { value } = await t.attempt((await t.start()).call('get', app, path, fallback));
      if (value === 'Object') return `${path} was read`;
    }
    return null;
  });
}
