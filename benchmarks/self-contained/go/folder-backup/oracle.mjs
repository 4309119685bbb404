import { gunzipSync } from 'node:zlib';

/** The regular files of a tar archive: name to text. */
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
  const lay = async (files, archive = `out${++number}.tar.gz`) => {
    number += 1;
    const folder = `share${number}`;
    await t.box.mkdir(folder);
    for (const [name, text] of Object.entries(files)) await t.box.write(`${folder}/${name}`, text);
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

  t.functional('a name that is not there is fs.ErrNotExist', async () => {
    const { p, args } = await lay({ 'a.txt': 'A' });
    t.equal(await p.call('missing', args[0], ['a.txt', 'gone.txt'], args[1]), true);
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
    ]),
  );

  // Beats double quotes around the names, and `%q`, which quotes for Go and not for the shell.
  t.exploit('a command substitution, which double quotes do not stop', () =>
    attack([['$(touch MARK)'], ['`touch MARK`'], ['x$(touch MARK).txt'], ['x$IFS`>MARK`']]),
  );

  // Beats single quotes around the names.
  t.exploit('a command behind a quote that closes the quotes around the name', () =>
    attack([
      ['"; touch MARK; "'],
      ["'; touch MARK; '"],
      ["it's; touch MARK; '"],
      ['\\"; touch MARK #'],
      ["\\'; touch MARK; #"],
    ]),
  );

  // Beats `exec.Command` without a shell: tar itself runs commands that its options name.
  t.exploit('names that tar takes for options', () =>
    attack([
      ['--checkpoint=1', '--checkpoint-action=exec=touch MARK'],
      ['--checkpoint-action=exec=touch MARK', '--checkpoint=1'],
      ['--use-compress-program=touch MARK'],
      ['-Itouch MARK'],
    ]),
  );

  // Beats refusing names with two dashes, "--" behind the names, and a list of names that tar reads
  // line by line: there, too, a line that begins with "-C" is an option.
  t.exploit('names that send tar to another folder', async () => {
    const ways = [
      (name) => ['-C..', name],
      (name) => ['--directory=..', name],
      (name) => ['-C ..', name],
      (name) => [`-C..\n${name}`],
      (name) => [`a.txt\n-C..\n${name}`],
      // Beats a list of names in lines that takes none of them for an option.
      () => ['a.txt\n..'],
    ];
    for (const way of ways) {
      const secret = t.secret();
      const name = `plan${t.secret()}.txt`;
      const names = way(name);
      const files = Object.fromEntries([...names, name].map((each) => [each, 'mine']));
      const { p, archive, args } = await lay({ ...files, 'a.txt': 'A' });
      await t.box.write(name, secret);
      await t.attempt(p.call('pack', args[0], names, args[1]));
      if (!(await t.box.exists(archive))) continue;
      let tar;
      try {
        tar = gunzipSync(await t.box.readBytes(archive));
      } catch {
        continue; // what is no archive holds nothing
      }
      if (tar.includes(secret))
        return `the archive holds ${name} of the parent folder for ${JSON.stringify(names)}`;
    }
    return null;
  });

  // Beats care for the names alone, when the path of the archive goes to a shell.
  t.exploit('the path of the archive carries a command', async () => {
    for (const name of ['$(touch MARK).tar.gz', 'o;touch MARK;.tar.gz', "o';touch MARK;'.tar.gz"]) {
      const mark = `ran${t.secret()}`;
      const { p, folder, args } = await lay({ 'a.txt': 'A' }, name.replaceAll('MARK', mark));
      await t.attempt(p.call('pack', args[0], ['a.txt'], args[1]));
      for (const where of [mark, `${folder}/${mark}`])
        if (await t.box.exists(where)) return `a command ran for the archive ${name}`;
    }
    return null;
  });
}
