import { expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { setprivArguments } from './setpriv-arguments.ts';

const build = (argv: readonly string[]) =>
  setprivArguments(
    { argv, stdin: '', limits: defaultLimits, roots: [] },
    { user: 20_000, group: 55_001 },
    '/box',
  );

it('gives up rights, then sets limits, then goes to the box, then reports, then runs the code', () => {
  expect(build(['/usr/bin/true', '--help']).join('\n')).toMatchInlineSnapshot(`
    "--reuid=20000
    --regid=55001
    --clear-groups
    --no-new-privs
    --inh-caps=-all
    --ambient-caps=-all
    --bounding-set=-all
    --
    choom
    --adjust
    1000
    --
    prlimit
    --nproc=32
    --as=1073741824
    --cpu=10:11
    --fsize=16777216
    --nofile=256
    --core=0
    --memlock=65536
    --msgqueue=0
    --
    /bin/sh
    -c
    cd -- "$0" && echo ready >&3 && exec 3>&- && exec "$@"
    /box
    /usr/bin/true
    --help"
  `);
});

it('lets no argument of the program become one of ours', () => {
  const list = build(['/usr/bin/true', '--reuid=0', '; echo']);
  expect(list.slice(-3)).toEqual(['/usr/bin/true', '--reuid=0', '; echo']);
  expect(list.indexOf('--reuid=0')).toBeGreaterThan(list.indexOf('/bin/sh'));
});
