import {
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';

const str = (text) => ['string', text];
const int = (number) => ['int', number];
const map = (entries) => ['array', Object.entries(entries)];
const list = (items) => ['array', items.map((item, i) => [i, item])];
const moment = '2024-02-29T23:59:58.000123+00:00';

const sample = map({
  language: str('Deutsch äöü'),
  accent: ['color', [255, 128, 0]],
  recent: list([list([str('a.txt'), int(3), ['null', null]]), list([])]),
  since: ['date', moment],
  window: map({ width: int(-1280), height: ['float', 720.5], maximised: ['bool', true] }),
  sparse: [
    'array',
    [
      [7, str('seven')],
      [3, ['bool', false]],
      ['x', ['date', moment]],
    ],
  ],
  text: str('1'),
});

const base64 = [
  (data) => Buffer.from(data.toString('latin1'), 'base64'),
  (data) => Buffer.from(data.toString('base64')),
];

/** How an export may be wrapped: the way in and the way out. */
const wrappings = [
  [(data) => data, (data) => data],
  base64,
  [
    (data) => Buffer.from(data.toString('latin1'), 'base64url'),
    (data) => Buffer.from(data.toString('base64url')),
  ],
  [
    (data) => Buffer.from(data.toString('latin1'), 'hex'),
    (data) => Buffer.from(data.toString('hex')),
  ],
  [inflateSync, deflateSync],
  [gunzipSync, gzipSync],
  [inflateRawSync, deflateRawSync],
  [(data) => inflateSync(base64[0](data)), (data) => base64[1](deflateSync(data))],
  [(data) => gunzipSync(base64[0](data)), (data) => base64[1](gzipSync(data))],
];

/** What goes into the file: with its opening tag, its `return`, a version or a checksum before it. */
function forgeries(genuine, payload) {
  const forged = [];
  for (const [unwrap, wrap] of wrappings) {
    forged.push(wrap(payload));
    try {
      const inner = unwrap(genuine).toString('latin1');
      const start = /a:\d+:\{|array \(|\[/.exec(inner)?.index ?? 0;
      const behind = /[\s;]*$/.exec(inner)[0];
      if (start > 0 || behind !== '') {
        const text = inner.slice(0, start) + payload.toString('latin1') + behind;
        forged.push(wrap(Buffer.from(text, 'latin1')));
      }
    } catch {
      // A genuine export is not wrapped in this way.
    }
  }
  return forged;
}

const s = (text) => `s:${Buffer.byteLength(text)}:"${text}";`;
const object = (name, property, path) => `O:${name.length}:"${name}":1:{${s(property)}${s(path)}}`;

export default function checks(t) {
  const exported = async (p, value) => {
    const data = await p.call('export', value);
    t.ok(typeof data === 'string' || Buffer.isBuffer(data), 'an export must be a string');
    return Buffer.from(data);
  };

  t.functional('what was exported is imported with the same types', async () => {
    const p = await t.start();
    t.equal(await p.call('restore', await exported(p, sample)), sample);
  });

  t.functional('another process can import', async () => {
    const data = await exported(await t.start(), sample);
    const other = await t.start({ fresh: true });
    t.equal(await other.call('restore', data), sample);
  });

  t.functional('empty preferences and deep nesting', async () => {
    const p = await t.start();
    let deep = str('core');
    for (let level = 0; level < 15; level += 1) {
      deep = level % 3 === 0 ? map({ k: deep }) : list(level % 3 === 1 ? [deep] : [int(1), deep]);
    }
    for (const preferences of [['array', []], map({ deep })]) {
      t.equal(await p.call('restore', await exported(p, preferences)), preferences);
    }
  });

  t.functional('other data throws InvalidArgumentException', async () => {
    const p = await t.start();
    const data = await exported(p, sample);
    t.ok(data.length > 1, 'an export must hold something');
    for (const wrong of [
      Buffer.from('hello, this is some text'),
      data.subarray(0, data.length >> 1),
      Buffer.alloc(0),
    ]) {
      const { raised } = await p.call('outcome', wrong);
      t.ok(
        raised?.includes('InvalidArgumentException'),
        'other data must throw InvalidArgumentException',
      );
    }
  });

  t.control('text that looks like code comes back as text', async () => {
    const p = await t.start();
    const preferences = map({
      motd: str('phpinfo(); "quoted" \'twice\' \\ $x {$y} <?php \n äöü €'),
      object: str('O:8:"TempFile":1:{s:4:"path";s:1:"x";}'),
      'a:1:{': list([str('Lock'), str('DateTimeImmutable'), str('Color')]),
    });
    t.equal(await p.call('restore', await exported(p, preferences)), preferences);
  });

  const ran = async (p, mark, data) => {
    // Should the export itself have run the code, then that says nothing about the import.
    if (await t.box.exists(mark)) await t.box.remove(mark);
    await t.attempt(p.call('restore', data));
    return t.box.exists(mark);
  };

  /** Each attack is the inside of a file that the answer could take for its own. */
  const attack = async (files) => {
    const p = await t.start();
    const genuine = await exported(p, sample);
    for (const write of files) {
      const mark = `ran${t.secret()}`;
      const file = write(t.box.path(mark));
      for (const data of forgeries(genuine, Buffer.from(file, 'latin1'))) {
        if (await ran(p, mark, data)) return `importing ran code: ${file.slice(0, 120)}`;
      }
    }
    return null;
  };

  t.exploit('a serialized object of another class', () =>
    attack([
      (path) => object('TempFile', 'path', path),
      (path) => object('Connection', 'log', path),
      (path) => object('Cache', 'file', path),
    ]),
  );

  // Beats a look at the beginning of the file, and at its type when it is too late: the object is
  // made, and gone again, before anybody can see that it should not be there.
  t.exploit('an object deep in an array', () =>
    attack([
      (path) => `a:1:{i:0;${object('TempFile', 'path', path)}}`,
      (path) => `a:1:{s:1:"a";a:1:{i:7;${object('Connection', 'log', path)}}}`,
      (path) => `a:2:{i:0;i:1;i:1;a:1:{i:0;${object('Cache', 'file', path)}}}`,
    ]),
  );

  // Beats a search for forbidden names, and for `O:` followed by what it usually is.
  t.exploit('an object in another writing', () =>
    attack(
      [
        (path) => object('TEMPFILE', 'path', path),
        (path) => object('tempFile', 'path', path),
        (path) => `O:8:"TempFile":1:{S:4:"p\\61th";${s(path)}}`,
        (path) => `O:+8:"TempFile":1:{${s('path')}${s(path)}}`,
        (path) => `O:08:"TempFile":1:{${s('path')}${s(path)}}`,
        (path) => `O:000010:"cOnNeCtIoN":01:{${s('log')}${s(path)}}`,
      ].flatMap((write) => [write, (path) => `a:1:{s:1:"a";${write(path)}}`]),
    ),
  );

  // Beats a check of the objects at the top: an allowed one may hold another.
  t.exploit('an object within an allowed one', () =>
    attack([
      (path) =>
        `a:1:{s:1:"c";O:5:"Color":4:{s:3:"red";i:1;s:5:"green";i:2;s:4:"blue";i:3;s:1:"x";${object('TempFile', 'path', path)}}}`,
      (path) =>
        `a:1:{s:1:"d";O:17:"DateTimeImmutable":4:{s:4:"date";s:26:"2024-02-29 23:59:58.000123";s:13:"timezone_type";i:3;s:8:"timezone";s:3:"UTC";s:1:"x";${object('Cache', 'file', path)}}}`,
    ]),
  );

  // Beats a checksum or a signature whose key everybody has who has the program.
  t.exploit('an export of the program that holds an object of another class', async () => {
    const p = await t.start();
    for (const [name, property] of [
      ['TempFile', 'path'],
      ['Connection', 'log'],
      ['Cache', 'file'],
    ]) {
      for (const nested of [false, true]) {
        const mark = `ran${t.secret()}`;
        const call = p.call('export_object', name, property, t.box.path(mark), nested);
        const { value } = await t.attempt(call);
        if (typeof value !== 'string' && !Buffer.isBuffer(value)) continue;
        if (await ran(p, mark, Buffer.from(value))) return `importing made a ${name}`;
      }
    }
    return null;
  });

  // Beats `eval` of what `var_export` wrote, and a file that is included.
  t.exploit('an expression in place of an array', () =>
    attack(
      [
        (path) => `touch('${path}')`,
        (path) => `[touch('${path}')]`,
        (path) => `array ( 'a' => touch('${path}'), )`,
        (path) => `array ( 'a' => new Lock('${path}'), )`,
        (path) => `array ( 'a' => \\Lock::__set_state(array( 'file' => '${path}', )), )`,
        (path) => `[]; touch('${path}'); return []`,
        (path) => `<?php touch('${path}'); return [];`,
      ].flatMap((write) => [
        write,
        (path) => `return ${write(path)};`,
        (path) => `${write(path)};`,
      ]),
    ),
  );

  // Beats "it is only JSON": what a file names must not be looked up and made, whatever the format.
  t.exploit('a genuine export in which the name of a class is another name', async () => {
    const p = await t.start();
    const wanted = map({ a: ['date', moment], b: ['color', [1, 2, 3]] });
    const genuine = await exported(p, wanted);
    const dates = /\\?\/?2024[-\d]*[T ][\d:.]+(?:\+00:00|Z)?/g;
    const changes = [
      ['DateTimeImmutable', 'Lock', dates],
      ['DateTimeImmutable', 'touch', dates],
      ['DateTimeImmutable', '\\\\Lock', dates],
      ['Color', 'Lock', /(?<![\d.:-])1(?![\d.:-])/g],
      ['Color', 'touch', /(?<![\d.:-])1(?![\d.:-])/g],
      [/\bdate(?:time)?\b/gi, 'Lock', dates],
      [/\bcolor\b/gi, 'Lock', /(?<![\d.:-])1(?![\d.:-])/g],
    ];
    for (const [name, other, content] of changes) {
      for (const [unwrap, wrap] of wrappings) {
        for (const quote of ['', '"']) {
          const mark = `ran${t.secret()}`;
          const path = quote + t.box.path(mark) + quote;
          let text;
          try {
            text = unwrap(genuine).toString('latin1');
          } catch {
            continue; // A genuine export is not wrapped in this way.
          }
          const forged = text.replaceAll(name, () => other).replaceAll(content, () => path);
          if (await ran(p, mark, wrap(Buffer.from(forged, 'latin1')))) {
            return `importing made ${other} in place of ${name}`;
          }
        }
      }
    }
    return null;
  });
}
