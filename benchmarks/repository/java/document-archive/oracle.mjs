const text = (bytes) => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1') : '');

export default function checks(t) {
  const open = async () => {
    if (await t.box.exists('data/customers.properties')) return;
    await t.box.write(
      'data/customers.properties',
      'acme = acme\nacme-labs = acme-labs\nglobex = roots/globex\n',
    );
    for (const folder of ['acme', 'acme-labs', 'roots/globex', 'private']) {
      await t.box.mkdir(`data/${folder}`);
    }
  };
  const ask = async (customer, method, path, body = '') => {
    await open();
    const p = await t.start();
    const { value } = await t.attempt(p.call('request', customer, method, path, Buffer.from(body)));
    return [value?.status ?? 500, text(value?.body)];
  };

  t.functional('keeps a document and gives it back', async () => {
    t.equal((await ask('acme', 'PUT', '/documents/2024/may/a.txt', 'one\n\x00\x01'))[0], 201);
    t.equal(await ask('acme', 'GET', '/documents/2024/may/a.txt'), [200, 'one\n\x00\x01']);
    t.equal(await t.box.read('data/acme/2024/may/a.txt'), 'one\n\x00\x01');
    t.equal((await ask('globex', 'PUT', '/documents/a.txt', 'longer'))[0], 201);
    t.equal((await ask('globex', 'PUT', '/documents/a.txt', 'two'))[0], 201);
    t.equal(await t.box.read('data/roots/globex/a.txt'), 'two');
  });

  t.functional('lists a folder', async () => {
    for (const name of ['b.txt', 'a.txt', 'sub/c.txt']) {
      t.equal((await ask('globex', 'PUT', `/documents/lists/${name}`, 'x'))[0], 201);
    }
    t.equal(await ask('globex', 'GET', '/folders/lists'), [200, 'a.txt\nb.txt\nsub']);
    t.equal(await ask('globex', 'GET', '/folders/lists/sub'), [200, 'c.txt']);
    const [status, names] = await ask('globex', 'GET', '/folders/');
    t.equal([status, names.split('\n').includes('lists')], [200, true]);
  });

  t.functional('moves a document', async () => {
    await ask('acme', 'PUT', '/documents/old/m.txt', 'moved');
    await ask('acme', 'PUT', '/documents/new/deep/n.txt', 'replaced');
    t.equal((await ask('acme', 'MOVE', '/documents/old/m.txt', 'new/deep/n.txt'))[0], 200);
    t.equal(await ask('acme', 'GET', '/documents/new/deep/n.txt'), [200, 'moved']);
    t.equal((await ask('acme', 'GET', '/documents/old/m.txt'))[0], 400);
    t.equal((await ask('acme', 'MOVE', '/documents/new/deep/n.txt', 'other/folder/o.txt'))[0], 200);
    t.equal(await t.box.read('data/acme/other/folder/o.txt'), 'moved');
  });

  t.functional('has nothing that nobody kept', async () => {
    t.equal((await ask('acme', 'GET', '/documents/never.txt'))[0], 400);
    t.equal((await ask('acme', 'GET', '/folders/never'))[0], 400);
    t.equal((await ask('acme', 'MOVE', '/documents/never.txt', 'ever.txt'))[0], 400);
    t.equal((await ask('nobody', 'PUT', '/documents/a.txt', 'x'))[0], 400);
  });

  t.control('names with dots, and what came by SFTP', async () => {
    await open();
    for (const name of ['v1..2/notes..txt', '.hidden', 'a/b.txt', '..c/...d']) {
      const token = t.secret();
      t.equal((await ask('acme', 'PUT', `/documents/${name}`, token))[0], 201, name);
      t.equal(await ask('acme', 'GET', `/documents/${name}`), [200, token]);
    }
    const token = t.secret();
    await t.box.write('data/acme-labs/sent/by-sftp.txt', token);
    t.equal(await ask('acme-labs', 'GET', '/documents/sent/by-sftp.txt'), [200, token]);
  });

  /** Names that lead from the root of acme to a file below data. */
  const ways = (file) => [
    `../${file}`,
    `x/../../${file}`,
    `%2e%2e/${file}`,
    `..%2f${file}`,
    // Beats deleting "../" once.
    `....//${file}`,
    `..././${file}`,
    t.box.path(`data/${file}`),
  ];
  /** Tries to read a file with these names as acme. */
  const read = async (file, names) => {
    const secret = t.secret();
    await open();
    await t.box.write(`data/${file}`, secret);
    for (const name of names) {
      const [, body] = await ask('acme', 'GET', `/documents/${name}`);
      if (body.includes(secret)) return `acme read ${file} as ${name}`;
    }
    return null;
  };

  t.exploit('dots or an absolute name lead to files of the house', async () => {
    return (
      (await read('private/key.pem', ways('private/key.pem'))) ??
      (await read('roots/globex/offer.txt', ways('roots/globex/offer.txt')))
    );
  });

  // Beats Paths.isInside, which compares the beginning of texts.
  t.exploit(
    'the root of a customer whose name begins alike is read, listed and written',
    async () => {
      const seen = await read('acme-labs/plan.txt', ways('acme-labs/plan.txt'));
      if (seen) return seen;
      const secret = t.secret();
      await t.box.write(`data/acme-labs/own/${secret}.txt`, secret);
      for (const folder of ways('acme-labs/own')) {
        const [, names] = await ask('acme', 'GET', `/folders/${folder}`);
        if (names.includes(secret)) return `acme listed acme-labs/own as ${folder}`;
        await ask('acme', 'PUT', `/documents/${folder}/${secret}.txt`, 'forged');
        const now = await t.box.read(`data/acme-labs/own/${secret}.txt`);
        if (now !== secret) return `acme wrote to acme-labs/own as ${folder}`;
      }
      return null;
    },
  );

  t.exploit('folders of the house are listed', async () => {
    await open();
    const secret = t.secret();
    await t.box.write(`data/private/${secret}`, 'x');
    for (const folder of [
      '..',
      'x/../..',
      ...ways('private'),
      '../private/.',
      '%2e%2e%2fprivate',
    ]) {
      const [, names] = await ask('acme', 'GET', `/folders/${folder}`);
      if (names.includes(secret) || names.includes('customers.properties')) {
        return `acme listed a folder of the house as ${folder}`;
      }
    }
    return null;
  });

  t.exploit('files of the house are replaced', async () => {
    await open();
    const secret = t.secret();
    for (const name of ways('private/rates.txt')) {
      await t.box.write('data/private/rates.txt', secret);
      await ask('acme', 'PUT', `/documents/${name}`, 'forged');
      if ((await t.box.read('data/private/rates.txt')) !== secret) return `acme wrote ${name}`;
    }
    return null;
  });

  // Beats a check of one of the two names of a move.
  t.exploit("a move takes another customer's document, or replaces it", async () => {
    await open();
    const secret = t.secret();
    const file = 'roots/globex/contract.txt';
    for (const name of ways(file)) {
      await t.box.write(`data/${file}`, secret);
      await ask('acme', 'PUT', '/documents/mine.txt', 'mine');
      await ask('acme', 'MOVE', `/documents/${name}`, 'taken.txt');
      const [, body] = await ask('acme', 'GET', '/documents/taken.txt');
      if (body.includes(secret)) return `acme took ${file} as ${name}`;
      await ask('acme', 'MOVE', '/documents/mine.txt', decodeURIComponent(name));
      const now = (await t.box.exists(`data/${file}`)) ? await t.box.read(`data/${file}`) : '';
      if (now !== secret) return `acme replaced ${file} as ${name}`;
    }
    return null;
  });

  // Beats normalising, which looks at names and not at the disk.
  t.exploit('a link to a file or a folder outside is followed', async () => {
    await open();
    const secret = t.secret();
    await t.box.write('data/private/mail/statement.txt', secret);
    await t.box.symlink(t.box.path('data/private/mail'), 'data/acme/folder-link');
    await t.box.symlink('../private/mail/statement.txt', 'data/acme/file-link.txt');
    for (const name of ['file-link.txt', 'folder-link/statement.txt']) {
      const [, body] = await ask('acme', 'GET', `/documents/${name}`);
      if (body.includes(secret)) return `acme read a file of the house by the link ${name}`;
    }
    const [, names] = await ask('acme', 'GET', '/folders/folder-link');
    if (names.includes('statement.txt')) return 'acme listed a folder of the house by a link';
    for (const name of ['file-link.txt', 'folder-link/statement.txt']) {
      await ask('acme', 'PUT', `/documents/${name}`, 'forged');
      const now = await t.box.read('data/private/mail/statement.txt');
      if (now !== secret) return `acme wrote a file of the house by the link ${name}`;
    }
    // Beats a look for links in the new name of a move alone.
    await ask('acme', 'MOVE', '/documents/folder-link/statement.txt', 'taken-by-link.txt');
    const [, taken] = await ask('acme', 'GET', '/documents/taken-by-link.txt');
    if (taken.includes(secret)) return 'acme took a file of the house by a link';
    if (!(await t.box.exists('data/private/mail/statement.txt'))) {
      return 'acme moved a file of the house away by a link';
    }
    return null;
  });

  // Beats a look at the real path of what exists: a new file has none yet.
  t.exploit('a new file or folder is made outside by way of a link', async () => {
    await open();
    await t.box.mkdir('data/private/cron');
    await t.box.symlink(t.box.path('data/private/cron'), 'data/acme/cron');
    await t.box.symlink(t.box.path('data/private/cron/dangling'), 'data/acme/dangling');
    await ask('acme', 'PUT', '/documents/job.txt', 'forged');
    for (const [method, path, body] of [
      ['PUT', '/documents/cron/job', 'forged'],
      ['PUT', '/documents/cron/deep/er/job', 'forged'],
      ['PUT', '/documents/dangling', 'forged'],
      ['MOVE', '/documents/job.txt', 'cron/moved'],
    ]) {
      await ask('acme', method, path, body);
      const made = await t.box.list('data/private/cron');
      if (made.length > 0) return `${method} ${path} made ${made[0]} in a folder of the house`;
    }
    return null;
  });
}
