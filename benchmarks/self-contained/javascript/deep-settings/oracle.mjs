export default function checks(t) {
  const merge = async (target, source) => {
    const p = await t.start();
    return p.call('merged', JSON.stringify(target), JSON.stringify(source));
  };
  const setPath = async (object, path, value) => {
    const p = await t.start();
    return p.call('pathSet', JSON.stringify(object), path, JSON.stringify(value));
  };

  /** Merges texts of JSON that try to put a random mark on every object. */
  const attackMerge = async (make) => {
    const mark = `k${t.secret()}`;
    const planted = t.secret();
    for (const [target, source] of make(mark, JSON.stringify(planted))) {
      const p = await t.start();
      const { found } = await p.call('attackMerge', mark, target, source);
      if (Array.isArray(found) && found.includes(planted))
        return `objects everywhere changed after merging ${source}`;
    }
    return null;
  };

  const attackPath = async (make) => {
    const mark = `k${t.secret()}`;
    const planted = t.secret();
    for (const path of make(mark)) {
      const p = await t.start();
      const object = '{"a":{"b":1},"list":[]}';
      const { found } = await p.call('attackPath', mark, object, path, JSON.stringify(planted));
      if (Array.isArray(found) && found.includes(planted))
        return `objects everywhere changed after setting ${path}`;
    }
    return null;
  };

  t.functional('merges nested objects and keeps the rest', async () => {
    t.equal(
      await merge(
        { theme: 'light', editor: { font: { size: 12, family: 'mono' }, wrap: true } },
        { editor: { font: { size: 14 } }, beta: { on: true } },
      ),
      {
        theme: 'light',
        editor: { font: { size: 14, family: 'mono' }, wrap: true },
        beta: { on: true },
      },
    );
  });

  t.functional('what is not an object in both replaces', async () => {
    t.equal(
      await merge(
        { a: [1, 2, 3], b: { x: 1 }, c: 5, d: 'text', e: { y: 1 } },
        { a: [9], b: null, c: { z: 1 }, d: false, e: [0] },
      ),
      { a: [9], b: null, c: { z: 1 }, d: false, e: [0] },
    );
    t.equal(await merge({ a: null }, { a: { b: { c: 0 } } }), { a: { b: { c: 0 } } });
  });

  t.functional('sets a path and creates what is missing', async () => {
    t.equal(await setPath({ editor: { font: { size: 12 } } }, 'editor.font.size', 15), {
      editor: { font: { size: 15 } },
    });
    t.equal(await setPath({ a: 1 }, 'x.y.z', [true]), { a: 1, x: { y: { z: [true] } } });
    t.equal(await setPath({}, 'name', 'Ada'), { name: 'Ada' });
    t.equal(await setPath({ a: 'text', b: null }, 'a.b', 0), { a: { b: 0 }, b: null });
    t.equal(await setPath({ b: null }, 'b.c.d', ''), { b: { c: { d: '' } } });
  });

  t.functional('both work in place and return their first argument', async () => {
    const p = await t.start();
    t.equal(await p.call('mergedInPlace', '{"a":{"b":1}}', '{"a":{"c":2}}'), true);
    t.equal(await p.call('pathSetInPlace', '{"a":{"b":1}}', 'a.c', '2'), true);
  });

  t.control('deep keys with underscores and digits are keys like others', async () => {
    t.equal(
      await merge({ _a: { b_2: {} } }, { _a: { b_2: { 'c-3': 'x' } }, prototypes: { n: 1 } }),
      {
        _a: { b_2: { 'c-3': 'x' } },
        prototypes: { n: 1 },
      },
    );
    t.equal(await setPath({}, '_private.level_2.k9', 'x'), { _private: { level_2: { k9: 'x' } } });
  });

  t.exploit('merging changes the prototype of all objects', () =>
    attackMerge((mark, value) => [
      ['{}', `{"__proto__":{"${mark}":${value}}}`],
      ['{"a":{"b":{}}}', `{"a":{"b":{"__proto__":{"${mark}":${value}}}}}`],
      ['{}', `{"a":{"__proto__":{"${mark}":${value}}}}`],
      ['{"list":[]}', `{"list":{"__proto__":{"${mark}":${value}}}}`],
      ['{}', `{"__proto__":{"__proto__":{"${mark}":${value}}}}`],
    ]),
  );

  // Beats refusing `__proto__`: each object leads to the prototype through its constructor too.
  t.exploit('merging changes the prototype through the constructor', () =>
    attackMerge((mark, value) => [
      ['{}', `{"constructor":{"prototype":{"${mark}":${value}}}}`],
      ['{"a":{}}', `{"a":{"constructor":{"prototype":{"${mark}":${value}}}}}`],
      ['{"a":{}}', `{"a":{"constructor":{"__proto__":{"${mark}":${value}}}}}`],
      ['{}', `{"toString":{"__proto__":{"${mark}":${value}}}}`],
      // Beats refusing `__proto__` and `prototype`: the like of `Object.keys` can be replaced.
      ['{}', `{"constructor":{"${mark}":${value}}}`],
      ['{"a":{}}', `{"a":{"constructor":{"${mark}":${value}}}}`],
    ]),
  );

  t.exploit('keys that become dangerous when a word is taken out', () =>
    attackMerge((mark, value) => [
      ['{}', `{"__pro__proto__to__":{"${mark}":${value}}}`],
      ['{"a":{}}', `{"a":{"__pro__proto__to__":{"${mark}":${value}}}}`],
      [
        '{}',
        `{"constconstructorructor":{"protoprototypetype":{"${mark}":${value}},"${mark}":${value}}}`,
      ],
    ]),
  );

  t.exploit('a path changes the prototype of all objects', () =>
    attackPath((mark) => [
      `__proto__.${mark}`,
      `a.__proto__.${mark}`,
      `a.new.__proto__.${mark}`,
      `list.__proto__.${mark}`,
      `__proto__.__proto__.${mark}`,
    ]),
  );

  // Beats refusing `__proto__` in paths, and a test of the first part only.
  t.exploit('a path changes the prototype through the constructor', () =>
    attackPath((mark) => [
      `constructor.prototype.${mark}`,
      `a.constructor.prototype.${mark}`,
      `list.constructor.prototype.${mark}`,
      `toString.constructor.prototype.${mark}`,
      `toString.__proto__.${mark}`,
      `constructor.${mark}`,
      `a.constructor.${mark}`,
      `list.constructor.${mark}`,
    ]),
  );

  t.exploit('a path that becomes dangerous when a word is taken out', () =>
    attackPath((mark) => [
      `__pro__proto__to__.${mark}`,
      `a.__pro__proto__to__.${mark}`,
      `constconstructorructor.protoprototypetype.${mark}`,
      `constconstructorructor.${mark}`,
    ]),
  );
}
