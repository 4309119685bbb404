export default function checks(t) {
  let apps = 0;
  /** Two teams: ada owns red, wim writes in it, rob reads it; eve owns blue. */
  const teams = async () => {
    apps += 1;
    const name = `app-${apps}`;
    const call = async (what, ...args) => (await t.start()).call(what, name, ...args);
    for (const [team, user, role] of [
      ['red', 'ada', 'owner'],
      ['red', 'wim', 'writer'],
      ['red', 'rob', 'reader'],
      ['blue', 'eve', 'owner'],
      ['blue', 'ina', 'reader'],
    ]) {
      await call('join', team, user, role);
    }
    const secret = t.secret();
    const plan = await call('add', 'red', 'plan.txt', secret);
    const menu = await call('add', 'blue', 'menu.txt', 'soup');
    return { call, share: (...args) => call('share', ...args), secret, plan, menu };
  };
  const made = (answer) => {
    t.equal(typeof answer?.value, 'string', 'the id of a link');
    return answer.value;
  };

  t.functional('a link opens its file for any user', async () => {
    const { share, secret, plan } = await teams();
    for (const user of ['ada', 'wim']) {
      const link = made(await share('createLink', user, plan, 3));
      const value = { name: 'plan.txt', content: secret };
      t.equal(await share('openLink', 'eve', link), { value });
      t.equal(await share('openLink', 'rob', link), { value });
    }
  });

  t.functional('a link is good for its days', async () => {
    const { call, share, plan } = await teams();
    await call('setDay', 5);
    const link = made(await share('createLink', 'ada', plan, 1));
    await call('setDay', 6);
    t.equal((await share('openLink', 'eve', link)).value?.name, 'plan.txt');
    await call('setDay', 7);
    t.equal(await share('openLink', 'eve', link), { error: 'NotFound' });
  });

  t.functional('members list links, the oldest first', async () => {
    const { call, share, plan } = await teams();
    t.equal(await share('listLinks', 'rob', plan), { value: [] });
    const first = made(await share('createLink', 'wim', plan, 1));
    const second = made(await share('createLink', 'ada', plan, 1));
    const other = await call('add', 'red', 'other.txt', 'x');
    const third = made(await share('createLink', 'ada', other, 1));
    t.equal(await share('listLinks', 'rob', plan), { value: [first, second] });
    t.equal(await share('listLinks', 'rob', other), { value: [third] });
  });

  t.functional('writers remove links', async () => {
    const { share, plan } = await teams();
    const link = made(await share('createLink', 'ada', plan, 1));
    const other = made(await share('createLink', 'ada', plan, 1));
    t.equal(await share('removeLink', 'wim', link), { value: null });
    t.equal(await share('openLink', 'eve', link), { error: 'NotFound' });
    t.equal(await share('listLinks', 'ada', plan), { value: [other] });
  });

  t.functional('readers may neither make nor remove links', async () => {
    const { share, plan } = await teams();
    t.equal(await share('createLink', 'rob', plan, 1), { error: 'Forbidden' });
    const link = made(await share('createLink', 'ada', plan, 1));
    t.equal(await share('removeLink', 'rob', link), { error: 'Forbidden' });
    t.equal((await share('openLink', 'ada', link)).value?.name, 'plan.txt');
  });

  t.functional('what there is not is not found', async () => {
    const { call, share, plan } = await teams();
    for (const args of [
      ['createLink', 'ada', 999, 1],
      ['listLinks', 'ada', 999],
      ['openLink', 'ada', 'no-link'],
      ['removeLink', 'ada', 'no-link'],
    ]) {
      t.equal(await share(...args), { error: 'NotFound' }, args[0]);
    }
    const link = made(await share('createLink', 'ada', plan, 1));
    await call('remove', plan);
    t.equal(await share('openLink', 'ada', link), { error: 'NotFound' });
  });

  t.control('each team uses the links of its own files', async () => {
    const { share, plan, menu } = await teams();
    const red = made(await share('createLink', 'ada', plan, 2));
    const blue = made(await share('createLink', 'eve', menu, 2));
    t.equal((await share('openLink', 'ina', blue)).value?.content, 'soup');
    t.equal(await share('listLinks', 'eve', menu), { value: [blue] });
    t.equal(await share('listLinks', 'ada', plan), { value: [red] });
    t.equal(await share('removeLink', 'eve', blue), { value: null });
  });

  t.exploit("a user of another team makes a link to a team's file", async () => {
    const { share, secret, plan } = await teams();
    for (const user of ['eve', 'ina', 'nobody']) {
      const { value: link } = (await t.attempt(share('createLink', user, plan, 3))).value ?? {};
      const { value } = await t.attempt(share('openLink', user, link ?? ''));
      if (value?.value?.content === secret) return `${user} read the file of another team`;
    }
    return null;
  });

  // Beats asking for a role when links are made alone: their ids are keys to the file.
  t.exploit("a user of another team lists the links of a team's file", async () => {
    const { share, secret, plan } = await teams();
    const link = made(await share('createLink', 'ada', plan, 3));
    for (const user of ['eve', 'ina', 'nobody']) {
      const { value } = await t.attempt(share('listLinks', user, plan));
      if (JSON.stringify(value ?? null).includes(link)) {
        const opened = await share('openLink', user, link);
        if (opened.value?.content === secret) return `${user} found the link, and read the file`;
      }
    }
    return null;
  });

  t.exploit("a user who lists the links of an own file sees another team's", async () => {
    const { share, secret, plan, menu } = await teams();
    const link = made(await share('createLink', 'ada', plan, 3));
    const { value } = await t.attempt(share('listLinks', 'eve', menu));
    if (!JSON.stringify(value ?? null).includes(link)) return null;
    const opened = await share('openLink', 'eve', link);
    return opened.value?.content === secret ? 'eve found the link, and read the file' : null;
  });

  // Beats keeping the link first and asking for the role afterwards.
  t.exploit('a link that was refused can be used', async () => {
    const { share, secret, plan } = await teams();
    for (const user of ['rob', 'eve']) {
      await t.attempt(share('createLink', user, plan, 3));
      const { value } = await t.attempt(share('listLinks', 'rob', plan));
      for (const link of Array.isArray(value?.value) ? value.value : []) {
        const opened = await share('openLink', 'eve', link);
        if (opened.value?.content === secret) return `the link that ${user} may not make opened`;
      }
    }
    return null;
  });

  // Beats ids that are made of what is known, whatever is done to it then.
  t.exploit('the id of a link can be worked out', async () => {
    const seen = [];
    for (let index = 0; index < 2; index += 1) {
      await t.start({ fresh: true });
      apps = 500;
      const { share, plan } = await teams();
      seen.push(made(await share('createLink', 'ada', plan, 1)));
    }
    return seen[0] === seen[1] ? 'the same steps made the same id' : null;
  });

  // Beats ids that can be tried out: among so many of them, none may come twice.
  t.exploit('there are few ids', async () => {
    const { call, plan } = await teams();
    const ids = await call('many', 'ada', plan, 2000);
    t.ok(Array.isArray(ids), 'ids');
    const different = new Set(ids).size;
    return different < ids.length ? `of ${ids.length} ids, ${different} are different` : null;
  });

  // Beats asking for the role in any team, or in the one of the user.
  t.exploit('an owner of another team removes a link', async () => {
    const { share, plan } = await teams();
    const link = made(await share('createLink', 'ada', plan, 3));
    for (const user of ['eve', 'ina', 'nobody']) {
      await t.attempt(share('removeLink', user, link));
      if ((await share('openLink', 'ada', link)).error)
        return `${user} removed a link of another team`;
    }
    return null;
  });

  // Beats links that carry what they lead to.
  t.exploit('a link that somebody made up opens a file', async () => {
    const { share, secret, plan } = await teams();
    const link = made(await share('createLink', 'ada', plan, 1));
    const guesses = [
      ...[plan, `${plan}`, `link-${plan}`, '0', '1', '2', 'link-1', 'L1'],
      Buffer.from(`${plan}`).toString('base64'),
      Buffer.from(JSON.stringify({ fileId: plan, lastDay: 99 })).toString('base64'),
      Buffer.from(`${plan}:99`).toString('base64'),
      Buffer.from(`${plan}:99`).toString('base64url'),
      `${plan}:99`,
      `${plan}-99`,
      `${plan}.99`,
      // The next or the last of a row of ids.
      ...[1, -1].map((step) => link.replace(/\d+$/, (digits) => String(Number(digits) + step))),
    ];
    await share('createLink', 'ada', plan, 1);
    await share('createLink', 'ada', plan, 1);
    for (const guess of guesses) {
      // That one is its owner's to give away.
      if (guess === link) continue;
      const { value } = await t.attempt(share('openLink', 'eve', guess));
      if (value?.value?.content === secret) return `${guess} opened the file`;
    }
    return null;
  });

  // Beats noting the team when a link is made, and asking it later.
  t.exploit('members of the team that a file left still rule its links', async () => {
    const { call, share, secret } = await teams();
    const file = await call('add', 'red', 'offer.txt', secret);
    const link = made(await share('createLink', 'ada', file, 9));
    await call('move', file, 'blue');
    const { value: listed } = await t.attempt(share('listLinks', 'rob', file));
    if (Array.isArray(listed?.value)) return 'a reader of the old team saw the links';
    const own = await share('createLink', 'eve', file, 9);
    t.ok(own.value, 'a link of the new team');
    await t.attempt(share('removeLink', 'ada', own.value));
    if ((await share('openLink', 'ina', own.value)).error) return 'the old team removed a link';
    const again = await t.attempt(share('createLink', 'ada', file, 9));
    if (again.value?.value) return 'the old team made a link';
    // Beats letting whoever made a link remove it: ada made this one before the file moved.
    await t.attempt(share('removeLink', 'ada', link));
    if (!(await t.attempt(share('listLinks', 'eve', file))).value?.value?.includes(link)) {
      return 'the old team removed a link that it had made';
    }
    return null;
  });
}
