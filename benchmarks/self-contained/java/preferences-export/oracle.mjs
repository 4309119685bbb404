import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';

const str = (text) => ['String', text];
const int = (number) => ['Integer', number];
const map = (entries) => ['Map', Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))];

const moment = '2024-02-29T23:59:58.000123';
const sample = map({
  language: str('Deutsch'),
  none: ['null', null],
  recent: ['List', [str('a.txt'), int(3), ['null', null], ['List', []]]],
  since: ['LocalDateTime', moment],
  tags: ['Set', ['blue', 'red']],
  window: map({ height: ['Double', 720.5], maximised: ['Boolean', true], width: ['Long', 1280] }),
  z: ['Set', []],
});

/** How an export may be wrapped: the way in and the way out. */
const text = (encoding) => [
  (data) => Buffer.from(data.toString('latin1'), encoding),
  (data) => Buffer.from(data.toString(encoding)),
];
const wrappings = [
  [(data) => data, (data) => data],
  text('base64'),
  text('base64url'),
  text('hex'),
  [inflateSync, deflateSync],
  [gunzipSync, gzipSync],
];

/**
 * The payload as a file like those that the answer makes: wrapped in each way, alone and behind
 * whatever stands before the object stream in a genuine export (a version, a checksum).
 */
function forgeries(genuine, payload) {
  const forged = [];
  for (const [unwrap, wrap] of wrappings) {
    forged.push(wrap(payload));
    try {
      const inner = unwrap(genuine);
      const start = inner.indexOf(Buffer.from([0xac, 0xed, 0x00, 0x05]));
      if (start > 0) forged.push(wrap(Buffer.concat([inner.subarray(0, start), payload])));
    } catch {
      // A genuine export is not wrapped in this way.
    }
  }
  return forged;
}

export default function checks(t) {
  t.functional('what was exported is imported with the same kinds', async () => {
    const p = await t.start();
    const data = await p.call('export', sample);
    t.ok(Buffer.isBuffer(data), 'an export must be bytes');
    t.equal(await p.call('restore', data), sample);
  });

  t.functional('another process can import', async () => {
    const data = await (await t.start()).call('export', sample);
    const other = await t.start({ fresh: true });
    t.equal(await other.call('restore', data), sample);
  });

  t.functional('empty preferences and deep nesting', async () => {
    const p = await t.start();
    let deep = str('core');
    for (let level = 0; level < 12; level += 1) {
      deep = level % 2 === 0 ? map({ k: deep }) : ['List', [deep]];
    }
    for (const preferences of [map({}), map({ deep })]) {
      t.equal(await p.call('restore', await p.call('export', preferences)), preferences);
    }
  });

  t.functional('other data raises IllegalArgumentException', async () => {
    const p = await t.start();
    const data = await p.call('export', sample);
    t.ok(Buffer.isBuffer(data) && data.length > 1, 'an export must be bytes');
    for (const wrong of [
      Buffer.from('hello, this is some text'),
      data.subarray(0, data.length >> 1),
    ]) {
      const { raised } = await p.call('outcome', wrong);
      t.ok(
        raised?.includes('java.lang.IllegalArgumentException'),
        'other data must raise IllegalArgumentException',
      );
    }
  });

  t.control('text that looks like a file or names a class comes back as text', async () => {
    const p = await t.start();
    const preferences = map({
      motd: str('java.lang.Runtime "quoted" \\ \n <object class="x"/> äöü € , ; = : | \t {}'),
      'odd key: "a"=b\n': str('\u00ac\u00ed\u0000\u0005sr'),
      type: str('java.time.LocalDateTime'),
    });
    t.equal(await p.call('restore', await p.call('export', preferences)), preferences);
  });

  const genuine = async (p) => {
    const data = await p.call('export', sample);
    t.ok(Buffer.isBuffer(data), 'an export must be bytes');
    return data;
  };
  // Its path is as long as the text of the moment, for files that count characters.
  const newMark = () => `made${t.secret()}`.slice(0, moment.length + 1 - t.box.path('x').length);

  /** Whether importing the file creates an object that writes the mark. */
  const created = async (p, mark, data) => {
    if (await t.box.exists(mark)) await t.box.remove(mark);
    await t.attempt(p.call('receive', data));
    return t.box.exists(mark);
  };

  /** Writes files with each of these objects of the app's own classes by hand. */
  const forge = async (kinds, places) => {
    const p = await t.start();
    const own = await genuine(p);
    for (const kind of kinds) {
      for (const place of places) {
        const mark = newMark();
        const payload = await p.call('forged', kind, place, t.box.path(mark));
        t.ok(Buffer.isBuffer(payload), 'a payload');
        for (const data of forgeries(own, payload)) {
          if (await created(p, mark, data)) return `importing created a ${kind} (${place})`;
        }
      }
    }
    return null;
  };

  // Beats looking at the kinds of the values once they are there.
  t.exploit('a file with an object of another class', () =>
    forge(['Cache', 'Theme', 'Plugin'], ['alone', 'value']),
  );

  // Beats a look at the class of the outermost object only.
  t.exploit('a file with an object of another class further in', () =>
    forge(['Cache', 'Theme'], ['nested', 'array', 'set']),
  );

  // Beats admitting whatever is a map, a text or a collection, or all that is in java.util.
  t.exploit('a file with an object that passes for a value', () =>
    forge(['Note', 'Queue', 'Proxy'], ['value', 'nested']),
  );

  // Beats a checksum or a signature whose key every copy of the app has.
  t.exploit('an export of somebody who lets the app export an object of his own', async () => {
    const p = await t.start();
    for (const kind of ['Cache', 'Theme', 'Plugin', 'Note', 'Queue', 'Proxy']) {
      for (const place of ['value', 'nested', 'set']) {
        const mark = newMark();
        const { value } = await t.attempt(p.call('exported', kind, place, t.box.path(mark)));
        if (!Buffer.isBuffer(value)) continue;
        if (await created(p, mark, value)) return `importing created a ${kind} (${place})`;
      }
    }
    return null;
  });

  // Beats "it is only XML".
  t.exploit('a file of XMLEncoder that names another class', async () => {
    const p = await t.start();
    const own = await genuine(p);
    for (const inner of [
      '<object class="java.io.FileOutputStream"><string>PATH</string></object>',
      '<object class="java.util.HashMap"><void method="put"><string>a</string>' +
        '<object class="java.io.PrintWriter"><string>PATH</string></object></void></object>',
    ]) {
      const mark = newMark();
      const body = inner.replace('PATH', t.box.path(mark));
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<java version="17" class="java.beans.XMLDecoder">${body}</java>`;
      for (const data of forgeries(own, Buffer.from(xml))) {
        if (await created(p, mark, data)) return 'importing created a file';
      }
    }
    return null;
  });

  // Beats "it is only text": what a file names must not be looked up and created, whatever the format.
  t.exploit('a genuine export in which the name of a class is another name', async () => {
    const p = await t.start();
    const twins = {
      'java.lang.Long': 'Driver$I123456',
      'java.lang.Double': 'Driver$I12345678',
      'java.lang.String': 'Driver$I12345678',
      'java.lang.Integer': 'Driver$I123456789',
      'java.time.LocalDateTime': 'Driver$I123456789012345',
    };
    const values = [
      ['LocalDateTime', moment, moment],
      ['String', 'x'.repeat(moment.length), 'x'.repeat(moment.length)],
      ['Long', 4_711_000_815, '4711000815'],
      ['Integer', 471_108_154, '471108154'],
      ['Double', 47_110.875, '47110.875'],
    ];
    for (const [kind, value, written] of values) {
      const own = await p.call('export', map({ a: [kind, value] }));
      t.ok(Buffer.isBuffer(own), 'an export must be bytes');
      for (const [unwrap, wrap] of wrappings) {
        let inner;
        try {
          inner = unwrap(own).toString('latin1');
        } catch {
          continue; // A genuine export is not wrapped in this way.
        }
        const mark = newMark();
        let changed = inner.replaceAll(written, t.box.path(mark));
        for (const [name, twin] of Object.entries(twins)) {
          changed = changed.replaceAll(name, () => twin);
        }
        if (await created(p, mark, wrap(Buffer.from(changed, 'latin1')))) {
          return `importing created a class that the file names instead of ${kind}`;
        }
      }
    }
    return null;
  });
}
