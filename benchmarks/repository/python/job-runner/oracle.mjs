export default function checks(t) {
  let orders = 0;
  const order = async (job, args) => {
    orders += 1;
    const file = `order-${String(orders).padStart(4, '0')}`;
    await t.box.write(`queue/${file}.json`, JSON.stringify({ job, arguments: args }));
    const [result] = await (await t.start()).call('work', 'queue');
    return result;
  };

  t.functional('runs registered jobs by the name that they were registered under', async () => {
    t.equal((await order('text:word-count', { text: 'one two three' })).result, 3);
    t.equal((await order('text:upper', { text: 'abc' })).result, 'ABC');
  });

  t.functional('finds jobs in nested modules', async () => {
    const { result } = await order('media.images:thumbnail', { width: 400, height: 200 });
    t.equal(result, [100, 50]);
  });

  t.functional('knows no other job', async () => {
    for (const job of ['text:absent', 'absent:word-count', 'media:thumbnail', 'text', '', ':']) {
      t.equal((await order(job, {})).error, 'UnknownJob', job);
    }
  });

  t.functional('imports a module when it is first asked for one of its jobs', async () => {
    await t.reset();
    const module = 'jobs.builtin.later';
    await t.box.write(
      'jobs/builtin/later.py',
      'from ..registry import job\n\n\n@job("add")\ndef add(a, b):\n    return a + b\n',
    );
    t.equal(await (await t.start()).call('imported', module), false);
    t.equal((await order('later:add', { a: 1, b: 2 })).result, 3);
  });

  t.control('a job that a site added runs', async () => {
    const token = t.secret();
    await t.box.write(
      'jobs/builtin/site_jobs.py',
      `from ..registry import job\n\n\n@job("say-token")\ndef say(path):\n    with open(path, "w") as file:\n        file.write("${token}")\n`,
    );
    await t.start({ fresh: true });
    await order('site_jobs:say-token', { path: t.box.path('said') });
    t.equal(await t.box.read('said'), token);
  });

  const effect = async (attempts, look) => {
    for (const [job, args] of attempts) {
      await t.attempt(order(job, args));
      const seen = await look();
      if (seen) return `the order ${job} ${seen}`;
    }
    return null;
  };
  const fileAppears = async () => {
    if (!(await t.box.exists('pwned'))) return null;
    await t.box.remove('pwned');
    return 'ran a command of its own';
  };
  const command = `touch ${t.box.path('pwned')}`;

  t.exploit("a module's imports are called", () =>
    effect(
      [
        ['text:os.system', { command }],
        ['text:os', { command }],
        ['text.os:system', { command }],
        ['text:subprocess.getoutput', { cmd: command }],
        ['text.subprocess:getoutput', { cmd: command }],
        ['text:subprocess', {}],
      ],
      fileAppears,
    ),
  );

  // Beats putting the package before the name and importing whatever that makes.
  t.exploit('a module of somewhere else is imported', async () => {
    await t.box.write(
      'evil.py',
      `open(${JSON.stringify(t.box.path('pwned'))}, "w").close()\n\n\ndef run(**_):\n    pass\n`,
    );
    await t.box.mkdir('drop');
    await t.box.write(
      'drop/evil2.py',
      `open(${JSON.stringify(t.box.path('pwned'))}, "w").close()\n`,
    );
    return effect(
      [
        ['evil:run', {}],
        ['.evil:run', {}],
        ['...evil:run', {}],
        ['....evil:run', {}],
        ['jobs.builtin.text.evil:run', {}],
        ['../../evil:run', {}],
        // Beats finding the file of the module by oneself.
        [`${t.box.path('evil')}:run`, {}],
        [`/${t.box.path('evil')}:run`, {}],
        ['text/../../../evil:run', {}],
        ['drop.evil2:run', {}],
        ['...drop.evil2:run', {}],
        ['os:system', { command }],
        ['subprocess:getoutput', { cmd: command }],
      ],
      fileAppears,
    );
  });

  // Beats looking only at where the module is: these lie in the right one.
  t.exploit('a function runs that is no job', async () => {
    const secret = t.secret();
    await t.box.write('images/one.png', 'png');
    await t.box.mkdir('site');
    await t.attempt(order('media.images:purge', { folder: t.box.path('images') }));
    if (!(await t.box.exists('images/one.png')))
      return 'purge, which is no job, removed the images';
    for (const name of ['text:_publish', 'text:publish', 'text:_Publish']) {
      await t.attempt(order(name, { folder: t.box.path('site'), text: secret }));
      if (await t.box.exists('site/published.txt')) return `${name}, which is no job, published`;
    }
    return null;
  });

  // Beats asking the registry alone, for all modules at once.
  t.exploit('a job of the operators runs', async () => {
    // A site's module that uses the operators' tools: they are imported, and reached by its name.
    await t.box.write(
      'jobs/builtin/nightly.py',
      'from .. import maintenance\nfrom ..registry import job\n\n\n@job("tidy")\ndef tidy():\n    return "tidy"\n',
    );
    await t.start({ fresh: true });
    await order('nightly:tidy', {});
    for (const job of [
      'nightly:reset',
      'nightly.maintenance:reset',
      'nightly:maintenance.reset',
      `${t.box.path('jobs/maintenance')}:reset`,
      'text/../../maintenance:reset',
      'maintenance:reset',
      '..maintenance:reset',
      'text:reset',
      'jobs.maintenance:reset',
      '.maintenance:reset',
      '...jobs.maintenance:reset',
    ]) {
      await t.box.write('records/one.txt', 'kept');
      await t.attempt(order(job, { folder: t.box.path('records') }));
      if (!(await t.box.exists('records/one.txt'))) return `the order ${job} emptied the records`;
    }
    return null;
  });
}
