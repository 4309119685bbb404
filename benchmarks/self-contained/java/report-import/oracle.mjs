import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const crc32 = (data) => {
  let crc = -1;
  for (let i = 0; i < data.length; i += 1) crc = (crc >>> 8) ^ table[(crc ^ data[i]) & 255];
  return ~crc >>> 0;
};

const limit = 2 ** 20;

/** What an entry consists of: the packed bytes, the unpacked size and the checksum. */
const packed = (data) => ({ body: deflateRawSync(data), size: data.length, crc: crc32(data) });

/** Unpacks to `count` times the data, without having to be packed so often. */
function bomb(data, count) {
  const part = deflateRawSync(data, { finishFlush: constants.Z_FULL_FLUSH });
  const body = Buffer.concat([...new Array(count).fill(part), Buffer.from([3, 0])]);
  return { body, size: data.length * count, crc: 0 };
}

/**
 * A zip file. `sizes` says what the headers tell of the sizes: the truth, nothing (they follow behind
 * the data), or something small.
 */
function zip(entries, sizes = 'true') {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, { body, size, crc }] of entries) {
    const path = Buffer.from(name);
    const told = sizes === 'small' ? 1000 : size;
    const header = (later) => {
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt16LE(0x800 | (sizes === 'later' ? 8 : 0), 2);
      common.writeUInt16LE(8, 4);
      common.writeUInt16LE(0x5821, 8); // 2024-01-01
      if (!later) {
        common.writeUInt32LE(crc, 10);
        common.writeUInt32LE(body.length, 14);
        common.writeUInt32LE(told, 18);
      }
      common.writeUInt16LE(path.length, 22);
      return common;
    };
    const behind = Buffer.alloc(sizes === 'later' ? 16 : 0);
    if (behind.length) {
      behind.write('PK\x07\x08', 'latin1');
      behind.writeUInt32LE(crc, 4);
      behind.writeUInt32LE(body.length, 8);
      behind.writeUInt32LE(told, 12);
    }
    local.push(Buffer.from('PK\x03\x04'), header(sizes === 'later'), path, body, behind);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), header(false), tail, path);
    offset += 30 + path.length + body.length + behind.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const zeros = (size) => Buffer.alloc(size, '0');

export default function checks(t) {
  t.functional('reads the CSV files', async () => {
    const p = await t.start();
    const file = zip([
      ['a.csv', packed(Buffer.from('x,y\n1,2\n'))],
      ['2024/', packed(Buffer.alloc(0))],
      ['2024/may.csv', packed(Buffer.from('Käse;1\r\n'))],
      ['2024/empty.csv', packed(Buffer.alloc(0))],
      ['readme.txt', packed(Buffer.from('no'))],
    ]);
    t.equal(await p.call('texts', file), {
      'a.csv': 'x,y\n1,2\n',
      '2024/may.csv': 'Käse;1\r\n',
      '2024/empty.csv': '',
    });
  });

  t.functional('reads files whose sizes follow behind the data', async () => {
    const p = await t.start();
    const entries = ['a.csv', 'b.csv'].map((name) => [name, packed(Buffer.from(`of ${name}`))]);
    t.equal(await p.call('texts', zip(entries, 'later')), {
      'a.csv': 'of a.csv',
      'b.csv': 'of b.csv',
    });
  });

  t.functional('takes as much as is allowed, together', async () => {
    const p = await t.start();
    const entries = [
      ['a.csv', packed(zeros(limit / 2))],
      ['b.csv', packed(zeros(limit / 2))],
    ];
    t.equal(await p.call('lengths', zip(entries)), { 'a.csv': limit / 2, 'b.csv': limit / 2 });
  });

  t.functional('more raises IllegalArgumentException', async () => {
    const p = await t.start();
    for (const entries of [
      [['a.csv', packed(zeros(limit + 1))]],
      [
        ['a.csv', packed(zeros(limit / 2))],
        ['b.csv', packed(zeros(limit / 2 + 1))],
      ],
    ]) {
      const { raised } = await p.call('measure', zip(entries));
      t.ok(raised?.includes('java.lang.IllegalArgumentException'), 'too much must raise');
    }
  });

  t.control('a file that is packed very small is read', async () => {
    const p = await t.start();
    const file = zip([['a.csv', packed(zeros(limit))]], 'later');
    t.ok(file.length < 3000, 'it is small');
    t.equal(await p.call('lengths', file), { 'a.csv': limit });
    const { raised } = await p.call('measure', file);
    t.equal(raised, []);
  });

  /** Whether the import runs out of memory, or asks for a hundred times what is allowed. */
  const attack = async (files) => {
    const p = await t.start();
    for (const file of files) {
      const { value } = await t.attempt(p.call('measure', file));
      const what = `for an upload of ${file.length} bytes`;
      if (value?.raised?.includes('java.lang.OutOfMemoryError')) return `memory ran out ${what}`;
      if (value?.allocated > 100 * limit) return `the import took ${value.allocated} bytes ${what}`;
    }
    return null;
  };

  t.exploit('a small file that unpacks to much', () =>
    attack([zip([['a.csv', bomb(zeros(limit), 160)]])]),
  );

  // Beats asking the entry for its size: it need not know, or say, the truth.
  t.exploit('a small file whose header does not say how much it is', () =>
    attack([zip([['a.csv', bomb(zeros(limit), 160)]], 'later')]),
  );
  t.exploit('a small file whose header says that it is little', () =>
    attack([zip([['a.csv', bomb(zeros(limit), 160)]], 'small')]),
  );

  // Beats a limit for each file.
  t.exploit('many files, none of which is too large', () => {
    const one = packed(zeros(limit - 1));
    const entries = Array.from({ length: 160 }, (_, i) => [`${i}.csv`, one]);
    // Beats adding up what is kept: files of one name take each other's place.
    const same = entries.map(() => ['a.csv', one]);
    return attack([zip(entries), zip(entries, 'later'), zip(same)]);
  });

  // Beats a limit for what is kept: the other files are left out, but not before they are read.
  t.exploit('a file of another kind that unpacks to much', () =>
    attack([
      zip([
        ['a.txt', bomb(zeros(limit), 160)],
        ['a.csv', packed(zeros(10))],
      ]),
    ]),
  );

  // Beats a limit for how much smaller the packed file is.
  t.exploit('a file that is packed no better than others', () => {
    const data = Buffer.concat([
      randomBytes(16_384).map((byte) => byte | 128),
      zeros(limit - 16_384),
    ]);
    return attack([zip([['a.csv', bomb(data, 130)]])]);
  });
}
