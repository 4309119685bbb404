const text = (bytes) => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('utf8') : '');

const roots = { acme: 'tenants/acme', 'acme-labs': 'tenants/acme-labs', globex: 'disk2/globex' };

export default function checks(t) {
  const request = async (tenant, method, path, body = '') => {
    if (!(await t.box.exists('data/vault.json'))) {
      await t.box.write('data/vault.json', JSON.stringify({ tenants: roots }));
    }
    const p = await t.start();
    const { value } = await t.attempt(p.call('request', tenant, method, path, Buffer.from(body)));
    return Array.isArray(value) ? [value[0], text(value[1])] : [500, ''];
  };
  const get = (tenant, name) => request(tenant, 'GET', `/files/${name}`);
  const put = (tenant, name, data) => request(tenant, 'PUT', `/files/${name}`, data);
  const list = async (tenant, folder) => {
    const [status, names] = await request(tenant, 'GET', `/list/${folder}`);
    return status === 200 ? JSON.parse(names) : status;
  };
  const alias = async (tenant, name, target) => {
    const [status] = await request(tenant, 'PUT', `/aliases/${name}`, target);
    t.equal(status, 200, `the alias ${name}`);
  };

  t.functional('keeps a file and gives it back', async () => {
    t.equal((await put('acme', 'plans/2026/site.txt', 'one\ntwo'))[0], 200);
    t.equal(await get('acme', 'plans/2026/site.txt'), [200, 'one\ntwo']);
    t.equal(await t.box.read('data/tenants/acme/plans/2026/site.txt'), 'one\ntwo');
    await put('acme', 'plans/2026/site.txt', 'new');
    t.equal(await get('acme', 'plans/2026/site.txt'), [200, 'new']);
    t.equal(await get('globex', 'plans/2026/site.txt').then(([status]) => status), 404);
  });

  t.functional('lists folders', async () => {
    for (const name of ['b.txt', 'a.txt', 'sub/c.txt']) await put('globex', `listed/${name}`, 'x');
    t.equal(await list('globex', 'listed'), ['a.txt', 'b.txt', 'sub']);
    t.equal(await list('globex', 'listed/sub'), ['c.txt']);
    t.ok((await list('globex', '')).includes('listed'), 'the root');
  });

  t.functional('says what is not there', async () => {
    t.equal((await get('acme', 'never.txt'))[0], 404);
    t.equal((await get('acme', 'no/folder/never.txt'))[0], 404);
    t.equal(await list('acme', 'nothing'), 404);
  });

  t.functional('says what cannot be kept', async () => {
    await put('acme', 'folder/x.txt', 'x');
    t.equal((await put('acme', 'folder', 'x'))[0], 400);
    t.equal((await put('acme', 'folder/x.txt/y.txt', 'y'))[0], 400);
    t.equal((await get('acme', 'folder'))[0], 400);
  });

  t.functional('an alias stands for a file or a folder', async () => {
    await put('acme', 'releases/2.1/notes.txt', 'notes of 2.1');
    await alias('acme', 'current', 'releases/2.1');
    await alias('acme', 'notes', 'current/notes.txt');
    t.equal(await get('acme', 'current/notes.txt'), [200, 'notes of 2.1']);
    t.equal(await get('acme', 'notes'), [200, 'notes of 2.1']);
    t.equal((await put('acme', 'notes', 'better'))[0], 200);
    t.equal((await put('acme', 'current/more/b.txt', 'b'))[0], 200);
    t.equal(await get('acme', 'releases/2.1/notes.txt'), [200, 'better']);
    t.equal(await list('acme', 'current'), ['more', 'notes.txt']);
  });

  t.control('names with dots, and aliases of aliases', async () => {
    for (const name of ['v1..2/notes..txt', '.hidden', '...', 'a%20b/%C3%A4.txt']) {
      const token = t.secret();
      t.equal((await put('acme', name, token))[0], 200, name);
      t.equal(await get('acme', name), [200, token]);
    }
    const token = t.secret();
    await put('acme', 'deep/er/file.txt', token);
    await alias('acme', 'one', 'deep');
    await alias('acme', 'two', './one/er');
    t.equal(await get('acme', 'two/file.txt'), [200, token]);
  });

  /** Reads, lists and writes as the tenant acme by `names`, each the way to `folder` of the data. */
  const cross = async (folder, names) => {
    const secret = t.secret();
    const planted = `p${t.secret()}`;
    const listed = `f${t.secret()}`;
    const own = `data/${folder}/key.txt`;
    await t.box.mkdir(`data/${folder}`);
    await t.box.write(`data/${folder}/${listed}`, '');
    for (const name of names) {
      await t.box.write(own, secret);
      if ((await get('acme', `${name}/key.txt`))[1].includes(secret)) {
        return `${name} led a tenant to ${folder}: its file was read`;
      }
      if ((await request('acme', 'GET', `/list/${name}`))[1].includes(listed)) {
        return `${name} led a tenant to ${folder}: it was listed`;
      }
      await put('acme', `${name}/key.txt`, 'forged');
      if ((await t.box.read(own)) !== secret)
        return `${name} led a tenant to ${folder}: a file was replaced`;
      await put('acme', `${name}/${planted}`, 'forged');
      if (await t.box.exists(`data/${folder}/${planted}`))
        return `a file was planted in ${folder} by ${name}`;
      // Beats making the folders before the name is looked at.
      await put('acme', `${name}/made-${planted}/x.txt`, 'forged');
      if (await t.box.exists(`data/${folder}/made-${planted}`))
        return `a folder was made in ${folder} by ${name}`;
    }
    return null;
  };

  t.exploit('dots lead to private files', () =>
    cross('private', [
      '../../private',
      '%2e%2e/%2e%2e/private',
      'x/../../../private',
      './../.././private',
      'x%2f..%2f..%2f..%2fprivate',
      // Beats deleting "../" once.
      '....//....//private',
      '..././..././private',
    ]),
  );

  t.exploit('dots lead to another tenant', () =>
    cross('disk2/globex', [
      '../../disk2/globex',
      'x/../../../disk2/globex',
      '..%2f..%2fdisk2%2fglobex',
    ]),
  );

  // Beats a check of the path's beginning without the separator after it.
  t.exploit('a neighbour whose root begins alike', async () => {
    await alias('acme', 'labs', '../acme-labs');
    return cross('tenants/acme-labs', ['../acme-labs', 'x/../../acme-labs', 'labs']);
  });

  t.exploit('an absolute name', async () => {
    const path = t.box.path('data/private');
    return cross('private', [path, `/${path}`, encodeURIComponent(path)]);
  });

  // Beats a check of the path as it is written, by paths.Inside or by hand.
  t.exploit('an alias leads out', async () => {
    await alias('acme', 'up', '../..');
    await alias('acme', 'up2', './up');
    await alias('acme', 'vip', '../../private');
    await alias('acme', 'abs', t.box.path('data/private'));
    return cross('private', ['up/private', 'up2/private', 'vip', 'abs', 'x/../vip']);
  });

  // Beats looking where the folder leads, but not its last name.
  t.exploit('an alias is the name of a file outside', async () => {
    const secret = t.secret();
    await t.box.write('data/private/mail-password', secret);
    await alias('acme', 'mail', '../../private/mail-password');
    if ((await get('acme', 'mail'))[1].includes(secret))
      return 'the file behind the alias was read';
    await put('acme', 'mail', 'forged');
    return (await t.box.read('data/private/mail-password')) === secret
      ? null
      : 'the file behind the alias was replaced';
  });

  // Beats taking what cannot be resolved for a new file: the link's target is not there yet.
  t.exploit('an alias stands for a file outside that is not there yet', async () => {
    await t.box.mkdir('data/private/hooks');
    await alias('acme', 'hook', '../../private/hooks/new.sh');
    await alias('acme', 'hook2', 'hook');
    await alias('acme', 'hook3', '../../private/hooks3');
    for (const name of ['hook', 'hook2', 'hook3/new.sh', 'hook3/a/new.sh'])
      await put('acme', name, 'forged');
    for (const path of ['hooks/new.sh', 'hooks3/new.sh', 'hooks3/a/new.sh']) {
      if (await t.box.exists(`data/private/${path}`))
        return `private/${path} was written through an alias`;
    }
    return null;
  });
}
