const text = (bytes) => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1') : '');

export default function checks(t) {
  const put = async (path, data, folder = 'data') =>
    (await t.start()).call('request', folder, 'PUT', path, Buffer.from(data));
  const get = async (path, folder = 'data') => {
    const { value } = await t.attempt((await t.start()).call('request', folder, 'GET', path));
    return Array.isArray(value) ? value : [500, null];
  };

  t.functional('keeps a file and gives it back', async () => {
    t.equal((await put('/tickets/T-1/files/log.txt', 'one\ntwo'))[0], 201);
    const [status, data] = await get('/tickets/T-1/files/log.txt');
    t.equal([status, text(data)], [200, 'one\ntwo']);
    t.equal(await t.box.read('data/attachments/T-1/log.txt'), 'one\ntwo');
  });

  t.functional('says how many bytes it kept', async () => {
    const [, said] = await put('/tickets/T-1/files/five.bin', '\x00\x01\xff\x00z');
    t.equal(text(said), String(Buffer.from('\x00\x01\xff\x00z').length));
  });

  t.functional('replaces a file of the same name', async () => {
    await put('/tickets/T-2/files/a.txt', 'a longer first text');
    await put('/tickets/T-2/files/a.txt', 'second');
    t.equal(text((await get('/tickets/T-2/files/a.txt'))[1]), 'second');
  });

  t.functional('has no file that nobody attached', async () => {
    t.equal((await get('/tickets/T-2/files/never.txt'))[0], 400);
    t.equal((await get('/tickets/T-3/files/a.txt'))[0], 400);
  });

  t.control('names with folders and dots are names', async () => {
    for (const name of ['photos/desk.png', 'v1..2/notes..txt', '.hidden', 'a/b/c.txt']) {
      const token = t.secret();
      t.equal((await put(`/tickets/T-4/files/${name}`, token))[0], 201);
      t.equal(text((await get(`/tickets/T-4/files/${name}`))[1]), token);
    }
  });

  const content = async (path) => ((await t.box.exists(path)) ? t.box.read(path) : null);

  const leak = async (path) => {
    const secret = t.secret();
    await t.box.write('data/private/mail-password', secret);
    await t.box.write('data/attachments/T-5/own.txt', 'own');
    const [, data] = await get(path);
    return text(data).includes(secret) ? `GET ${path} returned private/mail-password` : null;
  };

  const first = async (paths) => {
    for (const path of paths) {
      const seen = await leak(path);
      if (seen) return seen;
    }
    return null;
  };

  t.exploit('dots in the name lead to private files', () =>
    first([
      '/tickets/T-5/files/../../private/mail-password',
      // Beats deleting "../" once.
      '/tickets/T-5/files/....//....//private/mail-password',
      '/tickets/T-5/files/x/../../../private/mail-password',
      '/tickets/T-5/files/%2e%2e/%2e%2e/private/mail-password',
    ]),
  );

  // Beats a check of the file's name alone.
  t.exploit('dots in the key of the ticket lead to private files', () =>
    first([
      '/tickets/../files/../private/mail-password',
      '/tickets/%2e%2e%2fprivate/files/mail-password',
      '/tickets/..%2fprivate/files/mail-password',
      '/tickets/T-5%2f..%2f..%2fprivate/files/mail-password',
    ]),
  );

  t.exploit('an absolute name leads to private files', () =>
    first([
      `/tickets/T-5/files/${t.box.path('data/private/mail-password')}`,
      `/tickets/${encodeURIComponent(t.box.path('data/private'))}/files/mail-password`,
    ]),
  );

  // Beats a check against the folder of all attachments instead of the ticket's own.
  t.exploit("another ticket's file is read or replaced", async () => {
    const secret = t.secret();
    await put('/tickets/T-6/files/contract.txt', secret);
    for (const path of ['../T-6/contract.txt', 'x/../../T-6/contract.txt']) {
      const [, data] = await get(`/tickets/T-7/files/${path}`);
      if (text(data).includes(secret)) return `T-7 read the file of T-6 as ${path}`;
      await t.attempt(put(`/tickets/T-7/files/${path}`, 'forged'));
      // A check that comes after the writing, and takes the file away again, is no help.
      const now = await content('data/attachments/T-6/contract.txt');
      if (now !== secret) return `T-7 replaced the file of T-6 as ${path}`;
    }
    return null;
  });

  // Beats looking for dots and slashes in the key only: such a ticket holds all the others.
  t.exploit('a key that leads to the folder of all tickets', async () => {
    const secret = t.secret();
    await t.box.write('data/attachments/T-10/contract.txt', secret);
    for (const path of [
      '/tickets/./files/T-10/contract.txt',
      '/tickets/%2e/files/T-10/contract.txt',
      '/tickets//files/T-10/contract.txt',
      '/tickets/%2e%2f%2e/files/T-10/contract.txt',
    ]) {
      const [, data] = await get(path);
      if (text(data).includes(secret)) return `GET ${path} returned the file of T-10`;
    }
    return null;
  });

  // Beats making the folders before the path is checked.
  t.exploit('folders appear outside', async () => {
    const folder = `made-${t.secret()}`;
    for (const [path, place] of [
      [`/tickets/T-11/files/../../private/${folder}/x.txt`, `data/private/${folder}`],
      [`/tickets/T-11/files/../${folder}/x.txt`, `data/attachments/${folder}`],
      [`/tickets/..%2f${folder}/files/x.txt`, `data/${folder}`],
      [`/tickets/T-11/files/${t.box.path(folder)}/x.txt`, folder],
    ]) {
      await t.attempt(put(path, 'x'));
      if (await t.box.exists(place)) return `PUT ${path} made the folder ${place}`;
    }
    return null;
  });

  // Beats a check of the path's beginning as text.
  t.exploit('a folder whose name begins alike', async () => {
    const secret = t.secret();
    await t.box.write('data/attachments-old/T-8/old.txt', secret);
    await t.box.write('data/attachments/T-80/new.txt', secret);
    for (const path of [
      '/tickets/T-8/files/../../attachments-old/T-8/old.txt',
      '/tickets/T-8/files/../T-80/new.txt',
      '/tickets/..%2fattachments-old%2fT-8/files/old.txt',
    ]) {
      const [, data] = await get(path);
      if (text(data).includes(secret)) return `GET ${path} left the folder`;
    }
    return null;
  });

  t.exploit('files of the staff are replaced', async () => {
    const secret = t.secret();
    for (const path of [
      '/tickets/T-9/files/../../private/notes.txt',
      '/tickets/../files/private/notes.txt',
      '/tickets/../files/../data/private/notes.txt',
      `/tickets/T-9/files/${t.box.path('data/private/notes.txt')}`,
    ]) {
      await t.box.write('data/private/notes.txt', secret);
      await t.attempt(put(path, 'forged'));
      if ((await content('data/private/notes.txt')) !== secret) return `PUT ${path} replaced it`;
    }
    return null;
  });
}
