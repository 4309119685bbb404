import { expect, it } from 'vitest';
import { containmentProblem } from './containment.ts';

const status = (mask: string, noNewPrivs = 1, seccomp = 2) =>
  `Name:\tcat\nUid:\t0\t0\t0\t0\nCapBnd:\t${mask}\nNoNewPrivs:\t${noNewPrivs}\nSeccomp:\t${seccomp}\n`;
const network = (...names: readonly string[]) =>
  names.map((name) => `${name.padStart(6)}:${'       0'.repeat(16)}\n`).join('');
const given = ['CHOWN', 'KILL'];
const closed = status('0000000000000021') + network('lo');

it.each([
  [closed, null],
  [status('0000000000000001') + network('lo'), null],
  [status('00000000a80425fb') + network('lo'), /rights beyond those given/],
  [status('0000000000000021', 0) + network('lo'), /can gain rights/],
  [status('0000000000000021', 1, 0) + network('lo'), /no filter/],
  [status('0000000000000021') + network('lo', 'eth0'), /a network: eth0/],
  ['cat: not found', /does not tell/],
])('says what is open: %#', (output, problem) => {
  const said = containmentProblem(output, given);
  if (problem === null) expect(said).toBeNull();
  else expect(said).toMatch(problem);
});
