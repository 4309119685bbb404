export default function checks(t) {
  const get = async (user, address) => {
    const answer = await (await t.start()).call('get', user, address);
    t.equal(typeof answer?.status, 'number', 'a status');
    return answer;
  };
  const root = 'courses/maths/material';
  const lay = async () => {
    await t.box.write(`${root}/plan.txt`, 'the plan');
    await t.box.write(`${root}/week 1/sheet.txt`, 'one');
    await t.box.write(`${root}/week 1/extra/more.txt`, 'more');
    await t.box.write('courses/math/material/other.txt', 'other');
    await t.box.write('courses/art/material/brush.txt', 'brush');
  };

  t.functional('reads files, also in folders', async () => {
    await lay();
    t.equal(await get('ada', '/courses/maths/plan.txt'), { status: 200, content: 'the plan' });
    t.equal((await get('ada', '/courses/maths/week%201/sheet.txt')).content, 'one');
    t.equal((await get('ada', '/courses/maths/week%201/extra/more.txt')).content, 'more');
  });

  t.functional('lists all files, sorted', async () => {
    await lay();
    const files = ['plan.txt', 'week 1/extra/more.txt', 'week 1/sheet.txt'];
    t.equal(await get('ada', '/courses/maths/'), { status: 200, files });
  });

  t.functional('what there is not is not found', async () => {
    await lay();
    for (const path of ['absent.txt', 'week%201', 'plan.txt/x', 'week%201/plan.txt']) {
      t.equal(await get('ada', `/courses/maths/${path}`), { status: 404 }, path);
    }
  });

  t.functional('only those who attend get anything', async () => {
    await lay();
    for (const address of ['/courses/maths/plan.txt', '/courses/maths/']) {
      t.equal(await get('eve', address), { status: 403 }, address);
    }
  });

  t.control('odd names are names', async () => {
    for (const name of ['a..b.txt', '.hidden', '...', '~x', "O'Hara.txt", 'ä.txt', 'a%b.txt']) {
      const token = t.secret();
      await t.box.write(`${root}/odd/${name}`, token);
      const address = `/courses/maths/odd/${encodeURIComponent(name)}`;
      t.equal((await get('ada', address)).content, token, name);
    }
    await t.box.remove(`${root}/odd`);
  });

  /** Whether one of these addresses shows a secret that lies at `where`. */
  const leak = async (where, addresses, user = 'ada') => {
    await lay();
    const secret = t.secret();
    await t.box.write(where, secret);
    for (const address of addresses) {
      const { value } = await t.attempt(get(user, address));
      if (JSON.stringify(value ?? null).includes(secret)) return `${address} showed ${where}`;
    }
    return null;
  };

  t.exploit('dots lead to the other things of the course', () =>
    leak('courses/maths/grades.txt', [
      '/courses/maths/../grades.txt',
      '/courses/maths/%2e%2e/grades.txt',
      '/courses/maths/..%2fgrades.txt',
      // Beats deleting "../" once.
      '/courses/maths/....//grades.txt',
      '/courses/maths/week%201/../../grades.txt',
      '/courses/maths/./.././grades.txt',
    ]),
  );

  // Beats a comparison of beginnings without the slash.
  t.exploit('a folder that begins alike', () =>
    leak('courses/maths/material-old/exam.txt', [
      '/courses/maths/../material-old/exam.txt',
      '/courses/maths/week%201/../../material-old/exam.txt',
    ]),
  );

  t.exploit('an absolute path', async () => {
    const path = t.box.path('courses/maths/grades.txt');
    return leak('courses/maths/grades.txt', [
      `/courses/maths/${path}`,
      `/courses/maths/${encodeURIComponent(path)}`,
      `/courses/maths/${encodeURIComponent(`file://${path}`)}`,
      `/courses/maths/${encodeURIComponent(`php://filter/resource=${path}`)}`,
    ]);
  });

  // Beats Paths::normal, which knows nothing of links.
  t.exploit('a link in the material leads elsewhere', async () => {
    const secret = t.secret();
    await lay();
    await t.box.write('private/exam.txt', secret);
    await t.box.symlink(t.box.path('private'), `${root}/latest`);
    await t.box.symlink(t.box.path('private/exam.txt'), `${root}/exam.txt`);
    for (const path of ['latest/exam.txt', 'exam.txt', 'latest/../exam.txt', 'latest/./exam.txt']) {
      const { value } = await t.attempt(get('ada', `/courses/maths/${path}`));
      if (value?.content === secret) return `${path} showed a file outside of the material`;
    }
    return null;
  });

  // Beats following links to folders while listing.
  t.exploit('the list tells of files elsewhere', async () => {
    await t.reset();
    await lay();
    const secret = t.secret();
    await t.box.write(`private/${secret}.txt`, 'x');
    await t.box.write('courses/maths/grades.txt', 'x');
    await t.box.write('courses/maths/notes/grades.txt', 'x');
    // One link after the other: an answer that gives up at a loop must not hide behind that.
    for (const [name, target] of [
      ['latest', t.box.path('private')],
      ['notes', '../notes'],
      ['up', '..'],
    ]) {
      await t.box.symlink(target, `${root}/${name}`);
      const { value } = await t.attempt(get('ada', '/courses/maths/'));
      const shown = JSON.stringify(value ?? null);
      if (shown.includes(secret)) return 'the list shows names of files outside of the material';
      if (shown.includes('grades.txt')) return 'the list shows the other things of the course';
    }
    return null;
  });
}
