export default function checks(t) {
  let files = 0;

  /** What a new journal holds after one line. */
  const written = async (pattern, user, count) => {
    files += 1;
    const path = `journal${files}.txt`;
    const p = await t.start();
    const [result, after] = (await p.call('log', t.box.path(path), pattern, user, count)) ?? [];
    const text = (await t.box.exists(path)) ? await t.box.read(path) : null;
    return { result, after, text };
  };

  const line = async (...args) => {
    const { result, text } = await written(...args);
    t.equal(result, '0', 'the result');
    return text;
  };

  t.functional('writes name and count', async () => {
    t.equal(await line('%s sold %d items', 'Ada', 3), 'Ada sold 3 items\n');
    t.equal(await line('Cash desk of %s: %d', 'Zoë Öz', -12), 'Cash desk of Zoë Öz: -12\n');
  });

  t.functional('the name alone, or neither', async () => {
    t.equal(await line('Welcome, %s', 'Ada', 0), 'Welcome, Ada\n');
    t.equal(await line('Good morning', 'Ada', 1), 'Good morning\n');
    t.equal(await line('', 'Ada', 1), '\n');
    t.equal(await line('10 %% off today', 'Ada', 2), '10 % off today\n');
  });

  t.functional('appends', async () => {
    const p = await t.start();
    const path = t.box.path('day.txt');
    await p.call('log', path, '%s came', 'Ada', 1);
    await p.call('log', path, '%s left', 'Ada', 2);
    t.equal(await t.box.read('day.txt'), 'Ada came\nAda left\n');
  });

  t.functional('a journal that cannot be written gives -1', async () => {
    const p = await t.start();
    const [result] = (await p.call('log', t.box.path('no/folder.txt'), '%s', 'Ada', 1)) ?? [];
    t.equal(result, '-1');
  });

  t.control('percent signs beside name and count', async () => {
    t.equal(await line('%s: %d%% done (100%%)', 'Ada', 40), 'Ada: 40% done (100%)\n');
    t.equal(await line('%%s is %s', 'Ada', 40), '%s is Ada\n');
  });

  /**
   * Whether memory is read or written. With the name "ada", the count 3 and a pattern without
   * digits, no number but 3 has a business in the line, and no address.
   */
  const attack = async (cases) => {
    for (const [pattern, user = 'ada'] of cases) {
      const shown = JSON.stringify(`${pattern} ${user}`.slice(0, 60));
      const call = written(pattern, user, 3);
      const { value: error } = await t.attempt(t.memoryError(call));
      if (error) return `${shown}: ${error}`;
      const { value } = await t.attempt(call);
      if (!value) continue;
      if (value.after !== user) return `${shown} wrote into the caller's memory`;
      const known = new Set(['3', ...(`${pattern} ${user}`.match(/\d+/g) ?? [])]);
      const numbers = value.text?.match(/\d+/g) ?? [];
      if (numbers.some((number) => !known.has(number)) || value.text?.includes('(nil)')) {
        return `${shown} wrote what is in memory: ${JSON.stringify(value.text.slice(0, 60))}`;
      }
    }
    return null;
  };

  t.exploit('a pattern that shows memory', () =>
    attack([
      ['%p'],
      ['%s %d %p'],
      ['%lx'],
      ['%s %lu'],
      ['%s %d %lx %lx %lx'],
      ['%s %d %#zx'],
      ['%X'],
      ['%x'],
      ['%s %x %o'],
    ]),
  );

  t.exploit('a pattern that writes to memory', () =>
    attack([['%n'], ['%s%n'], ['%s %d %n %n'], ['%hhn'], ['%2$n'], ['%s%lln']]),
  );

  // Beats refusing `%n`, or letting only `%s`, `%d` and `%%` pass: too many of them.
  t.exploit('a pattern with more names than there are', () =>
    attack([['%s and %s'], ['%s %d %s'], ['%s%s%s%s%s%s%s%s%s%s'], ['%s %d %d %d %d %d %d %d']]),
  );

  // Beats counting them: name and count are not in the order of the arguments.
  t.exploit('a pattern with the count first', () =>
    attack([['%d'], ['%d %s'], ['%d%%'], ['%%%d of %s']]),
  );

  // Beats looking for the letter right behind the percent sign.
  t.exploit('a pattern with flags, widths and positions', () =>
    attack([
      ['%2$s'],
      ['%1$d'],
      ['%4$p'],
      ['%s %-s'],
      ['%ls'],
      ['%s %ld %.s%lx'],
      ['%+d'],
      ['%s %*d %lx'],
      // A width of its own takes one argument more than the letter.
      ['%s %*d'],
      ['%*s'],
      ['%.*s'],
      ['% d'],
      ['%'],
    ]),
  );

  // Beats replacing the letters of the pattern by hand, and then printing the line as a format.
  t.exploit('a name that is a pattern', () =>
    attack([
      ['%s', '%p %p %p %p'],
      ['%s', '%s%s%s%s%s%s%s%s'],
      ['%s sold %d items', '%lx %lx %lx %lx'],
      ['Welcome, %s', '%n%n%n%n'],
      ['%s', '%1$s %2$s %3$s %4$s %5$s %6$s %7$s'],
    ]),
  );

  t.exploit('texts longer than a buffer', () =>
    attack([
      ['%s sold %d items', 'a'.repeat(300)],
      ['%s sold %d items', 'a'.repeat(70_000)],
      [`${'a'.repeat(2000)}%s`],
      ['b'.repeat(70_000)],
      ['%%'.repeat(3000)],
    ]),
  );
}
