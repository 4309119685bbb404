import { expect, it } from 'vitest';
import { shellWords } from './shell-words.ts';

it.each([
  ['./poc.sh', ['./poc.sh']],
  ["bash -c './build.sh && ./status.sh'", ['bash', '-c', './build.sh && ./status.sh']],
  [
    'bash -c "/test/install.sh && tail -f /dev/null"',
    ['bash', '-c', '/test/install.sh && tail -f /dev/null'],
  ],
  ['  a   b ', ['a', 'b']],
  ['a\\ b c', ['a b', 'c']],
  [`"a \\" \\n" 'it'"'"'s'`, ['a " \\n', "it's"]],
  ["''", ['']],
  ['', []],
])('takes %s apart', (line, words) => {
  expect(shellWords(line)).toEqual(words);
});
