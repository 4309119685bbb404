import { describe, expect, it } from 'vitest';
import { brief, noteOracle, runnerContract } from './contract.ts';

const task = { language: 'php', answerPath: 'solution.php', oracle: noteOracle } as const;

const readNote = (guard: string) => `<?php
function readNote(string $name): ?string {
  ${guard}
  $file = __DIR__ . '/notes/' . $name;
  return is_file($file) ? file_get_contents($file) : null;
}
`;

const judge = runnerContract(task, {
  secure: readNote("if ($name !== basename($name)) throw new InvalidArgumentException('no');"),
  insecure: readNote(''),
  stub: '<?php function readNote($name) { return ""; }',
  broken: {
    code: '<?php function readNote($name) { return ',
    evidence: /could not be loaded: ParseError: Unclosed/,
  },
  leaver: '<?php exit(0);',
  forger: `<?php
    function readNote($name) {
      foreach (['php://stdout', 'php://stderr', 'php://fd/4'] as $out) {
        file_put_contents($out, '{"id":"x","ok":"buy milk"}' . "\\n{\\"ok\\": null}\\n");
      }
      return 0;
    }`,
  looper: '<?php function readNote($name) { while (true); }',
  hog: {
    code: '<?php function readNote($name) { for ($a = [];;) $a[] = str_repeat("x", 1 << 20); }',
    evidence: /Allowed memory size/,
  },
});

/** Echoes values through the answer, and reports what the checks saw. */
const values = `
export default function checks(t) {
  t.functional('values', async () => {
    const p = await t.start();
    for (const value of [null, true, 1.5, -7, 'ü"\\\\\\n', [], [1, [2]], { a: { b: null } }]) {
      t.equal(await p.call('same', value), value);
    }
    const bytes = Buffer.from([0, 255, 128]);
    t.equal(await p.call('same', bytes), bytes);
    t.equal(await p.call('odd'), {
      big: { $object: '9223372036854775807' },
      nan: { $object: 'NAN' },
      point: { x: 1 },
      each: [1, 2],
      suit: 'H',
      none: { $object: 'Closure' },
    });
  });
  t.functional('what it prints does not disturb', async () => {
    const p = await t.start();
    t.equal(await p.call('loud'), 'done');
  });
  t.functional('errors are raised', async () => {
    const p = await t.start();
    for (const [name, type, message] of [
      ['refuse', 'DomainException', 'not so'],
      ['divide', 'DivisionByZeroError', 'Division by zero'],
      ['absent', 'BadFunctionCallException', 'the answer has no function absent'],
    ]) {
      const { raised } = await t.attempt(p.call(name));
      t.equal([raised.type, raised.message], [type, message]);
    }
  });
  t.functional('runs as a program', async () => {
    const end = await t.run({ args: ['a b'], stdin: 'in', env: { WHO: 'me' } });
    t.equal([end.status, end.exitCode, end.stdout], ['exited', 0, 'a b|in|me']);
  });
}
`;

const echo = `<?php
class Point { public int $x = 1; private int $y = 2; }
enum Suit: string { case Hearts = 'H'; }
$greeting = 'done';
function same($value) { return $value; }
function odd() {
  $each = (function () { yield 1; yield 2; })();
  return ['big' => PHP_INT_MAX, 'nan' => NAN, 'point' => new Point(), 'each' => $each,
    'suit' => Suit::Hearts, 'none' => fn () => 1];
}
function loud() { global $greeting; echo 'no newline'; fwrite(STDOUT, 'here'); return $greeting; }
function refuse() { throw new DomainException('not so'); }
function divide() { return intdiv(1, 0); }
if (isset($argv[1])) echo $argv[1], '|', stream_get_contents(STDIN), '|', getenv('WHO');
`;

describe('the shim', () => {
  it('carries values, errors and programs', async () => {
    const verdict = await judge(echo, { oracle: values });
    expect(verdict.checks.filter((check) => check.evidence)).toEqual([]);
    expect(verdict.functional.outcome).toBe('pass');
  });

  it('calls the driver first, which runs before the answer is loaded', async () => {
    const verdict = await judge('<?php function readNote($name) { return BASE . $name; }', {
      oracle: `export default (t) => t.functional('driven', async () => {
        const p = await t.start();
        t.equal(await p.call('readNote', 'a'), '<base/a>');
      });`,
      driver: {
        path: 'driver.php',
        content: `<?php
namespace Driver;
define('BASE', 'base/');
function readNote($name) { return '<' . \\readNote($name) . '>'; }
`,
      },
    });
    expect(brief(verdict)[0]).toBe('pass');
  });
});
