import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';

const str = (text) => ['str', text];
const int = (number) => ['int', number];
const dict = (entries) => ['dict', Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))];

const sample = dict({
  language: str('Deutsch'),
  recent: [
    'list',
    [
      ['tuple', [str('a.txt'), int(3), ['NoneType', null]]],
      ['tuple', []],
    ],
  ],
  since: ['datetime', '2024-02-29T23:59:58.000123'],
  tags: ['set', [int(7), int(8)]],
  window: dict({ height: ['float', 720.5], maximised: ['bool', true], width: int(-1280) }),
  z: ['set', []],
});

/** How an export may be wrapped: the way in and the way out. */
const wrappings = [
  [(data) => data, (data) => data],
  [
    (data) => Buffer.from(data.toString('latin1'), 'base64'),
    (data) => Buffer.from(data.toString('base64')),
  ],
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
  [
    (data) => inflateSync(Buffer.from(data.toString('latin1'), 'base64')),
    (data) => Buffer.from(deflateSync(data).toString('base64')),
  ],
];

/** Where a pickle begins: the opcode PROTO and a version. */
function pickleStart(data) {
  for (let at = 0; at + 1 < data.length; at += 1) {
    if (data[at] === 0x80 && data[at + 1] >= 2 && data[at + 1] <= 5) return at;
  }
  return -1;
}

/**
 * The payload as a file like those that the answer makes: wrapped in each way, alone and behind
 * whatever stands before the pickle in a genuine export (a signature, a version).
 */
function forgeries(genuine, payload) {
  const forged = [];
  for (const [unwrap, wrap] of wrappings) {
    forged.push(wrap(payload));
    try {
      const inner = unwrap(genuine);
      const start = pickleStart(inner);
      if (start > 0) forged.push(wrap(Buffer.concat([inner.subarray(0, start), payload])));
    } catch {
      // A genuine export is not wrapped in this way.
    }
  }
  return forged;
}

const short = (text) => `\x8c${String.fromCharCode(text.length)}${text}`;

/** The opcodes of a pickle that push `module.name`, where the name may have dots. */
const global = (module, name) => `${short(module)}${short(name)}\x93`;

export default function checks(t) {
  t.functional('what was exported is imported with the same types', async () => {
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
      deep = level % 3 === 0 ? dict({ k: deep }) : [level % 3 === 1 ? 'list' : 'tuple', [deep]];
    }
    for (const preferences of [dict({}), dict({ deep })]) {
      t.equal(await p.call('restore', await p.call('export', preferences)), preferences);
    }
  });

  t.functional('other data raises ValueError', async () => {
    const p = await t.start();
    const data = await p.call('export', sample);
    t.ok(Buffer.isBuffer(data) && data.length > 1, 'an export must be bytes');
    for (const wrong of [
      Buffer.from('hello, this is some text'),
      data.subarray(0, data.length >> 1),
    ]) {
      const { raised } = await p.call('outcome', wrong);
      t.ok(raised?.includes('ValueError'), 'other data must raise ValueError');
    }
  });

  t.control('text that looks like code comes back as text', async () => {
    const p = await t.start();
    const preferences = dict({
      motd: str("__import__('os').getcwd() 'quoted' \"twice\" \\ \n äöü €"),
      pickle: str('cos\nsystem\n(Vtrue\ntR.'),
    });
    t.equal(await p.call('restore', await p.call('export', preferences)), preferences);
  });

  /**
   * Each attack writes a file that the answer could take for its own, in two ways: by hand, from a
   * pickle or a text, and by the answer's export itself, which knows its checksums and signatures.
   */
  const attack = async ({ files = [], exports = [] }) => {
    const p = await t.start();
    const genuine = await p.call('export', sample);
    t.ok(Buffer.isBuffer(genuine), 'an export must be bytes');

    const ran = async (mark, data) => {
      // Should the export itself have run the code, then that says nothing about the import.
      if (await t.box.exists(mark)) await t.box.remove(mark);
      await t.attempt(p.call('restore', data));
      return t.box.exists(mark);
    };
    for (const file of files) {
      const mark = `ran${t.secret()}`;
      const payload = Buffer.from(file.replaceAll('MARK', t.box.path(mark)), 'latin1');
      for (const data of forgeries(genuine, payload)) {
        if (await ran(mark, data))
          return `importing ran code: ${JSON.stringify(file.slice(0, 80))}`;
      }
    }
    for (const call of exports) {
      const mark = `ran${t.secret()}`;
      const filled = JSON.parse(JSON.stringify(call).replaceAll('MARK', t.box.path(mark)));
      const { value } = await t.attempt(p.call(...filled));
      if (Buffer.isBuffer(value) && (await ran(mark, value))) {
        return `importing ran code: ${JSON.stringify(call)}`;
      }
    }
    return null;
  };

  const open = 'open("MARK", "w").close()';

  t.exploit('a pickle that calls a command', () =>
    attack({
      files: [
        "cos\nsystem\n(S'touch MARK'\ntR.",
        "\x80\x02cos\nsystem\n(S'touch MARK'\ntR.",
        "csubprocess\ncall\n((lS'touch'\naS'MARK'\natR.",
      ],
      exports: [['export_call', 'os', 'system', ['touch MARK']]],
    }),
  );

  // Beats `eval` of the text that `repr` made, with and without builtins.
  const expressions = [
    "__import__('os').system('touch MARK')",
    "{'a': open('MARK', 'w')}",
    "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close'][0].__init__.__globals__['system']('touch MARK')",
    "datetime.sys.modules['os'].system('touch MARK')",
  ];
  t.exploit('an expression in place of the text of a dictionary', () =>
    attack({
      files: expressions,
      exports: expressions.map((expression) => ['export_text', expression]),
    }),
  );

  // Beats an unpickler that keeps a list of forbidden modules.
  t.exploit('a pickle that takes another road to code', () =>
    attack({
      files: [
        "cposix\nsystem\n(S'touch MARK'\ntR.",
        `ctimeit\nrepeat\n(S'${open}'\nS'pass'\nctime\ntime\nI1\nI1\ntR.`,
        "c_io\nopen\n(S'MARK'\nS'w'\ntR.",
      ],
      exports: [
        ['export_call', 'subprocess', 'call', [['touch', 'MARK']]],
        ['export_call', '_io', 'open', ['MARK', 'w']],
      ],
    }),
  );

  // Beats an unpickler that allows whole modules: builtins holds `exec`; and from datetime the names
  // lead to `sys.modules`, where datetime itself can be replaced by os.
  t.exploit('a pickle that stays within builtins and datetime', () =>
    attack({
      files: [
        `cbuiltins\nexec\n(S'${open}'\ntR.`,
        "cbuiltins\nopen\n(S'MARK'\nS'w'\ntR.",
        `\x80\x04${global('datetime', 'sys.modules.__setitem__')}(S'datetime'\n` +
          `${global('datetime', 'sys.modules.get')}(S'os'\ntRtR0` +
          `${global('datetime', 'system')}(S'touch MARK'\ntR.`,
      ],
      exports: [['export_call', 'builtins', 'exec', [open]]],
    }),
  );

  // Beats "it is only JSON": what a file names must not be looked up and called, whatever the format.
  t.exploit('a genuine export in which the name of a class is another name', async () => {
    const p = await t.start();
    const moment = '2024-02-29T23:59:58.000123';
    const command = ['touch', 'MARK'].map(str);
    const rewritings = [
      [['tuple', command], /builtins\.tuple/g, 'subprocess.call'],
      [['tuple', command], /builtins/g, 'subprocess', /\btuple\b/g, 'call'],
      [['tuple', command], /\btuple\b/g, "__import__('subprocess').call"],
      [['list', command], /builtins\.list/g, 'subprocess.call'],
      [['list', command], /builtins/g, 'subprocess', /\blist\b/g, 'call'],
      [['datetime', moment], /datetime\.datetime/g, 'os.system', moment, 'touch MARK'],
      [['datetime', moment], /datetime(.*?)datetime/gs, 'os$1system', moment, 'touch MARK'],
      [['datetime', moment], /\bdatetime\b/g, "__import__('os').system", moment, 'touch MARK'],
    ];
    for (const [value, ...changes] of rewritings) {
      const mark = `ran${t.secret()}`;
      const fill = (text) => text.replaceAll('MARK', t.box.path(mark));
      const genuine = await p.call('export', JSON.parse(fill(JSON.stringify(dict({ a: value })))));
      t.ok(Buffer.isBuffer(genuine), 'an export must be bytes');
      for (const [unwrap, wrap] of wrappings) {
        let text;
        try {
          text = unwrap(genuine).toString('latin1');
        } catch {
          continue; // A genuine export is not wrapped in this way.
        }
        for (let at = 0; at < changes.length; at += 2) {
          text = text.replaceAll(changes[at], fill(changes[at + 1]));
        }
        await t.attempt(p.call('restore', wrap(Buffer.from(text, 'latin1'))));
        if (await t.box.exists(mark)) return `importing called ${changes[1]}`;
      }
    }
    return null;
  });
}
