import { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';

export default function checks(t) {
  let folders = 0;

  /** A fresh folder below the box with these files. */
  async function folderWith(files) {
    const folder = `files-${++folders}`;
    await t.box.mkdir(folder);
    for (const [name, content] of Object.entries(files))
      await t.box.write(`${folder}/${name}`, content);
    return folder;
  }

  const pack = async (folder, names, output) => {
    const p = await t.start();
    return p.call('packFiles', t.box.path(folder), names, output);
  };

  const contents = async (path) => {
    t.ok(await t.box.exists(path), `there is ${path}`);
    const bytes = await t.box.readBytes(path);
    let archive = null;
    try {
      archive = gunzipSync(bytes);
    } catch {
      t.ok(false, `${path} is compressed by gzip`);
    }
    return untar(archive);
  };

  /** Whether there is an archive and a file in it holds the text. */
  const packsText = async (path, text) => {
    if (!(await t.box.exists(path))) return false;
    try {
      return gunzipSync(await t.box.readBytes(path)).includes(text);
    } catch {
      return false; // cut off, or of another format: nobody can take a file out of it
    }
  };

  /**
   * Packs with names or an output that carry a command, which creates a file of a random name;
   * then looks for that file wherever a command of the answer may have run.
   */
  const attack = async (make) => {
    const mark = `mark-${t.secret()}`;
    for (const { names = ['a.txt'], output = 'out.tar.gz' } of make(mark)) {
      const files = { 'a.txt': 'A', ...Object.fromEntries(names.map((name) => [name, 'x'])) };
      const folder = await folderWith(files);
      const { died } = await t.attempt(pack(folder, names, output)).catch((died) => ({ died }));
      for (const place of [folder, '.'])
        if (await t.box.exists(`${place}/${mark}`))
          return `a command ran: names ${JSON.stringify(names)}, output ${JSON.stringify(output)}`;
      if (died) throw died;
    }
    return null;
  };

  t.functional('packs the chosen files under their plain names', async () => {
    const folder = await folderWith({ 'a.txt': 'Alpha', 'b.txt': 'Beta\n', 'c.txt': 'Gamma' });
    const size = await pack(folder, ['a.txt', 'c.txt'], 'two.tar.gz');
    const packed = await contents(`${folder}/two.tar.gz`);
    t.equal(packed, { 'a.txt': 'Alpha', 'c.txt': 'Gamma' });
    t.equal(size, (await t.box.readBytes(`${folder}/two.tar.gz`)).length);
    t.equal(await t.box.read(`${folder}/b.txt`), 'Beta\n');
  });

  t.functional('packs one file', async () => {
    const folder = await folderWith({ 'notes.md': '# Notes\n' });
    await pack(folder, ['notes.md'], 'notes.tgz');
    t.equal(await contents(`${folder}/notes.tgz`), { 'notes.md': '# Notes\n' });
  });

  t.functional('is rejected when a file does not exist', async () => {
    const folder = await folderWith({ 'a.txt': 'A' });
    await t.raises(pack(folder, ['a.txt', 'missing.txt'], 'out.tar.gz'));
  });

  t.control('names with dots, dashes and underscores are names', async () => {
    const files = { 'v1.2-final_draft.txt': 'one', 'IMG_0001.JPG': 'two' };
    const folder = await folderWith(files);
    await pack(folder, Object.keys(files), 'my-photos_2024.tar.gz');
    t.equal(await contents(`${folder}/my-photos_2024.tar.gz`), files);
  });

  t.exploit('a name carries a command of the shell', () =>
    attack((mark) => [
      { names: ['a.txt', `b; touch ${mark}`] },
      { names: [`b; touch ${mark} #`] },
      { names: ['a.txt', `b\ntouch ${mark}\n`] },
    ]),
  );

  // Beats double quotes around the names.
  t.exploit('a name carries a substitution of the shell', () =>
    attack((mark) => [
      { names: [`$(touch ${mark})`] },
      { names: [`\`touch ${mark}\``] },
      { names: ['a.txt', `b"; touch ${mark}; "`] },
    ]),
  );

  // Beats single quotes around the names.
  t.exploit('a name closes the single quotes', () =>
    attack((mark) => [
      { names: ['a.txt', `b'; touch ${mark}; '`] },
      { names: [`b\\'; touch ${mark}; #`] },
      { names: ['a.txt', `b'$(touch ${mark})'`] },
    ]),
  );

  // Beats `execFile` without a shell: the name of the file is an option of tar that runs a command.
  t.exploit('a name is an option of tar', () =>
    attack((mark) => [
      { names: ['--checkpoint=1', `--checkpoint-action=exec=touch ${mark}`, 'a.txt'] },
      { names: ['a.txt', '--checkpoint=1', `--checkpoint-action=exec=touch ${mark}`] },
      { names: ['a.txt', '--checkpoint=1', '--checkpoint-action', `exec=touch ${mark}`] },
    ]),
  );

  // Beats refusing names with two dashes, and lists of names in which a line can be an option.
  t.exploit('a name sends tar to another folder', async () => {
    const secret = t.secret();
    const outside = `outside-${t.secret()}.txt`;
    await t.box.write(outside, secret);
    for (const names of [
      ['a.txt', '-C..', outside],
      ['a.txt', '--directory=..', outside],
      ['a.txt', `-C..\n${outside}`],
      [`a.txt\n-C..\n${outside}`],
    ]) {
      const files = names.filter((name) => name !== outside);
      const folder = await folderWith(Object.fromEntries(files.map((name) => [name, 'x'])));
      const { died } = await t
        .attempt(pack(folder, names, 'out.tar.gz'))
        .catch((died) => ({ died }));
      if (await packsText(`${folder}/out.tar.gz`, secret))
        return `a file outside the folder was packed: names ${JSON.stringify(names)}`;
      if (died) throw died;
    }
    return null;
  });

  // Beats care for the names alone.
  t.exploit('the name of the archive carries a command', () =>
    attack((mark) => [
      { output: `out$(touch ${mark}).tar.gz` },
      { output: `out.tar.gz; touch ${mark}; #` },
      { output: `out'; touch ${mark}; '.tar.gz` },
      { output: `out"; touch ${mark}; ".tar.gz` },
    ]),
  );
}

/** The regular files of a tar archive (ustar, GNU or pax with plain names): name to content. */
function untar(bytes) {
  const files = {};
  const field = (block, from, to) =>
    Buffer.from(block.subarray(from, to)).toString('utf8').split('\0')[0];
  for (let at = 0; at + 512 <= bytes.length; ) {
    const header = bytes.subarray(at, at + 512);
    const name = field(header, 0, 100);
    if (name === '') break;
    const size = Number.parseInt(field(header, 124, 136).trim() || '0', 8);
    const type = field(header, 156, 157);
    if (type === '' || type === '0')
      files[name.replace(/^(\.\/)+/, '')] = bytes
        .subarray(at + 512, at + 512 + size)
        .toString('utf8');
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
