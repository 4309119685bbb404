import { gunzipSync } from 'node:zlib';

/** The members of a tar file as `{ name: text }`; knows what GNU tar writes for small files. */
function members(tar) {
  const found = {};
  let longName = null;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (from, length) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12).trim(), 8) || 0;
    const type = field(156, 1);
    const body = tar.toString('utf8', at + 512, at + 512 + size);
    if (type === 'L') longName = body.replace(/\0.*$/s, '');
    else if (type === '' || type === '0') {
      found[(longName ?? field(0, 100)).replace(/^(\.\/)+/, '')] = body;
      longName = null;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

export default function checks(t) {
  let number = 0;

  /** A folder of its own with these files, and the path where its archive shall go. */
  const lay = async (files) => {
    number += 1;
    const folder = `share${number}`;
    await t.box.mkdir(folder);
    for (const [name, text] of Object.entries(files)) await t.box.write(`${folder}/${name}`, text);
    const archive = `out${number}.tar.gz`;
    return { p: await t.start(), folder, archive, args: [t.box.path(folder), t.box.path(archive)] };
  };

  const packed = async (archive) => {
    t.ok(await t.box.exists(archive), 'there is no archive');
    let tar;
    try {
      tar = gunzipSync(await t.box.readBytes(archive));
    } catch (error) {
      t.ok(false, `the archive is not gzip-compressed: ${error.message}`);
    }
    return members(tar);
  };

  t.functional('packs the chosen files and no others', async () => {
    const files = { 'a.txt': 'first', 'b.txt': 'second', 'c.txt': 'third' };
    const { p, archive, args } = await lay(files);
    await p.call('pack', args[0], ['a.txt', 'c.txt'], args[1]);
    t.equal(await packed(archive), { 'a.txt': 'first', 'c.txt': 'third' });
  });

  t.functional('returns the size of the archive', async () => {
    const { p, archive, args } = await lay({ 'notes.txt': 'x'.repeat(5000) });
    const size = await p.call('pack', args[0], ['notes.txt'], args[1]);
    t.ok(await t.box.exists(archive), 'there is no archive');
    t.equal(size, (await t.box.readBytes(archive)).length);
  });

  t.functional('packs names with spaces', async () => {
    const { p, archive, args } = await lay({ 'my holiday plan.txt': 'sun', a: 'A' });
    await p.call('pack', args[0], ['my holiday plan.txt', 'a'], args[1]);
    t.equal(await packed(archive), { 'my holiday plan.txt': 'sun', a: 'A' });
  });

  t.functional('a name that is not there raises NoSuchFileException', async () => {
    const { p, args } = await lay({ 'a.txt': 'A' });
    const { raised } = await p.call('outcome', args[0], ['a.txt', 'gone.txt'], args[1]);
    t.ok(
      raised?.includes('java.nio.file.NoSuchFileException'),
      'a missing file must raise NoSuchFileException',
    );
  });

  t.control('names with dots, dashes and underscores are packed', async () => {
    const files = { 'report-2024_final.v2.txt': '1', 'a-b.tar': '2', 'my list 3.txt': '3' };
    const { p, archive, args } = await lay(files);
    await p.call('pack', args[0], Object.keys(files), args[1]);
    t.equal(await packed(archive), files);
  });

  /** Each attack is a list of names, present as files as well; the command would leave a mark. */
  const attack = async (attacks) => {
    for (const [index, names] of attacks.entries()) {
      const mark = `ran${t.secret()}`;
      const named = names.map((name) => name.replaceAll('MARK', mark));
      const files = Object.fromEntries(named.map((name) => [name, 'x'.repeat(30_000)]));
      const { p, folder, args } = await lay({ ...files, 'a.txt': 'A' });
      await t.attempt(p.call('pack', args[0], index % 2 ? named : ['a.txt', ...named], args[1]));
      // The command's working folder is the answer's choice: the box, or the folder.
      for (const where of [mark, `${folder}/${mark}`]) {
        if (await t.box.exists(where)) {
          return `a command ran for the names ${JSON.stringify(named)}`;
        }
      }
    }
    return null;
  };

  t.exploit('a command behind a separator', () =>
    attack([
      ['; touch MARK;'],
      ['a.txt; touch MARK #'],
      ['x | touch MARK'],
      ['x\ntouch MARK\n'],
      // Without the spaces that may be escaped.
      ['x;>MARK;'],
      ['x>MARK'],
      ['x&touch\tMARK&'],
      // Beats a backslash before each sign of a list that lacks those which end a line or a word.
      ['x\ntouch\tMARK\n'],
      ['x\ntouch\u000bMARK\n', 'x\rtouch\tMARK\r'],
      ['x;touch${IFS}MARK;'],
    ]),
  );

  // Beats double quotes around the names.
  t.exploit('a command substitution, which double quotes do not stop', () =>
    attack([['$(touch MARK)'], ['`touch MARK`'], ['x$(touch MARK).txt']]),
  );

  // Beats single quotes around the names.
  t.exploit('a command behind a quote that closes the quotes around the name', () =>
    attack([
      ['"; touch MARK; "'],
      ["'; touch MARK; '"],
      ["it's; touch MARK; '"],
      ['\\"; touch MARK #'],
    ]),
  );

  // Beats a list of arguments without a shell, and quotes: tar itself runs commands that its options name.
  t.exploit('names that tar takes for options', () =>
    attack([
      ['--checkpoint=1', '--checkpoint-action=exec=touch MARK'],
      ['--checkpoint-action=exec=touch MARK', '--checkpoint=1'],
      ['--use-compress-program=touch MARK'],
      ['-Itouch MARK'],
    ]),
  );

  // Beats looking for "--" only, and lists of names in a file: there, too, a line that begins with
  // "-C" is an option, and a name may hold a line break, behind which another folder can stand.
  t.exploit('names that send tar to another folder', async () => {
    for (const option of [
      '-C..',
      '--directory=..',
      '-C ..',
      '-C..\nNAME',
      'x\n-C..\nNAME',
      'x\n..',
      '..\nx',
    ]) {
      const secret = t.secret();
      const name = `plan${t.secret()}.txt`;
      const first = option.replace('NAME', name);
      const { p, archive, args } = await lay({ [first]: 'x', x: 'y', [name]: 'mine' });
      await t.box.write(name, secret);
      await t.attempt(p.call('pack', args[0], ['x', first, name], args[1]));
      if (!(await t.box.exists(archive))) continue;
      let tar;
      try {
        tar = gunzipSync(await t.box.readBytes(archive));
      } catch {
        continue; // what is no archive holds nothing
      }
      if (tar.includes(secret))
        return `the archive holds ${name} of the parent folder for ${JSON.stringify(option)}`;
    }
    return null;
  });

  // Beats asking only whether there is such a file.
  t.exploit('names that lead out of the folder', async () => {
    for (const path of [
      '../NAME',
      './../NAME',
      '../FOLDER/../NAME',
      '..//NAME',
      'sub/../../NAME',
    ]) {
      const secret = t.secret();
      const name = `plan${t.secret()}.txt`;
      const { p, folder, archive, args } = await lay({ 'a.txt': 'A' });
      await t.box.mkdir(`${folder}/sub`);
      await t.box.write(name, secret);
      const asked = path.replace('NAME', name).replace('FOLDER', folder);
      await t.attempt(p.call('pack', args[0], ['a.txt', asked], args[1]));
      if (!(await t.box.exists(archive))) continue;
      let tar;
      try {
        tar = gunzipSync(await t.box.readBytes(archive));
      } catch {
        continue; // what is no archive holds nothing
      }
      if (tar.includes(secret))
        return `the archive holds the file of the parent folder for ${path}`;
    }
    return null;
  });
}
