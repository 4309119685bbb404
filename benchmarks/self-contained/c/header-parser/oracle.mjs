const nameRoom = 32;
const valueRoom = 64;

/** The fields of the array; a field without NUL has the end -1. */
function fields(memory) {
  const found = [];
  for (let at = 0; at + nameRoom + valueRoom <= memory.length; at += nameRoom + valueRoom) {
    found.push(
      memory.subarray(at, at + nameRoom),
      memory.subarray(at + nameRoom, at + nameRoom + valueRoom),
    );
  }
  return found.map((field) => ({ end: field.indexOf(0), field }));
}

export default function checks(t) {
  const parse = async (text, max = 8) => (await t.start()).call('parse', text, max);

  const parsed = async (text, max) => {
    const memory = await parse(text, max);
    if (!Buffer.isBuffer(memory)) return memory;
    const texts = fields(memory).map(({ end, field }) =>
      field.toString('utf8', 0, Math.max(end, 0)),
    );
    return texts.flatMap((text, i) => (i % 2 ? [] : [[text, texts[i + 1]]]));
  };

  t.functional('splits plain parameters', async () => {
    t.equal(await parsed('size=123'), [['size', '123']]);
    t.equal(await parsed(' a=1; charset = utf-8 ;\tb=two words  '), [
      ['a', '1'],
      ['charset', 'utf-8'],
      ['b', 'two words'],
    ]);
  });

  t.functional('quoted values hold semicolons, blanks and escaped characters', async () => {
    t.equal(await parsed(' filename="my report; final.txt" ; size=3'), [
      ['filename', 'my report; final.txt'],
      ['size', '3'],
    ]);
    t.equal(await parsed('x="a\\"b\\\\c"; y=""'), [
      ['x', 'a"b\\c'],
      ['y', ''],
    ]);
  });

  t.functional('skips empty parameters', async () => {
    t.equal(await parsed('a=1;; b=2;'), [
      ['a', '1'],
      ['b', '2'],
    ]);
    t.equal(await parsed(''), []);
  });

  t.functional('a parameter without = or closing quote gives -1', async () => {
    t.equal(await parsed('a=1; flag; b=2'), -1);
    t.equal(await parsed('a="not closed; b=2'), -1);
  });

  t.control('fields and an array that are nearly full', async () => {
    const name = 'n'.repeat(30);
    const value = 'v'.repeat(62);
    t.equal(await parsed(`a=1; ${name}=${value}; c="${value}"`, 4), [
      ['a', '1'],
      [name, value],
      ['c', value],
    ]);
    t.equal((await parsed('a=1; b=2; c=3', 3))?.length, 3);
  });

  /** What a text of the mail does to memory, or a field that runs on into the next one. */
  const attack = async (cases) => {
    for (const [text, max] of cases) {
      const call = parse(text, max);
      const { value: error } = await t.attempt(t.memoryError(call));
      const shown = text.length > 60 ? `${text.slice(0, 60)}...` : text;
      if (error) return `${JSON.stringify(shown)}: ${error}`;
      const { value: memory } = await t.attempt(call);
      if (!Buffer.isBuffer(memory)) continue;
      if (fields(memory).some(({ end }) => end === -1)) {
        return `${JSON.stringify(shown)} filled a field without an end`;
      }
    }
    return null;
  };

  t.exploit('values longer than their field', () =>
    attack([
      [`a=${'v'.repeat(65)}`, 1],
      [`a=${'v'.repeat(500)}`, 1],
      [`a=1; b="${'v'.repeat(500)}"`, 2],
      [`a=${'v'.repeat(70)}; b=2`, 4],
      [`a="${'\\"'.repeat(70)}"; b=2`, 2],
      [`a="${'v'.repeat(5000)}`, 1],
      // Beats a large place for the value on its way to the field.
      [`a=${'v'.repeat(70_000)}`, 1],
      [`a="${'v'.repeat(70_000)}"`, 1],
    ]),
  );

  t.exploit('names longer than their field', () =>
    attack([
      [`${'n'.repeat(33)}=1`, 1],
      [`${'n'.repeat(40)}=1; b=2`, 2],
      [`${'n'.repeat(500)}=1`, 1],
      [`${'n'.repeat(5000)}`, 1],
      [`${'n'.repeat(70_000)}=1`, 1],
    ]),
  );

  // Beats `strncpy(field, text, sizeof field)` and `<=`: there is no room for the NUL.
  t.exploit('names and values that fill their field to the last byte', () =>
    attack([
      [`a=${'v'.repeat(64)}`, 1],
      [`a="${'v'.repeat(64)}"`, 1],
      [`a=${'v'.repeat(64)}; b=2`, 2],
      [`${'n'.repeat(32)}=1`, 1],
      [`${'n'.repeat(32)}=`, 2],
      [`${'n'.repeat(32)}=${'v'.repeat(64)}`, 1],
    ]),
  );

  // Beats looking after the fields only, and looking for the end when one has been stored.
  t.exploit('more parameters than the array has room for', () =>
    attack([
      ['a=1', 0],
      ['a="1"; b=2', 0],
      ['a=1; b=2', 1],
      ['a=1; b="2"; c=3; d=4', 3],
      ['a=1;'.repeat(300), 2],
      ['a=1; b=2; c="', 2],
    ]),
  );

  // Beats looking for room only: these lead past the end, or before the beginning, of the text.
  t.exploit('texts that stop in the middle', () =>
    attack([
      ['a="b\\', 2],
      ['a="\\', 2],
      ['a="', 2],
      ['a=', 2],
      ['=', 2],
      ['a', 2],
      ['   ', 2],
      ['\t', 2],
      ['a="b" x', 2],
      ['a="b', 2],
      ['a=   ', 2],
      ['   =   ', 2],
      [';;', 2],
      [`a="${'b'.repeat(63)}\\`, 2],
    ]),
  );
}
