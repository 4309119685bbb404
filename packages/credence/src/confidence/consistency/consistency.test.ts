import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { findBenchmark } from '../../benchmarks/registry.ts';
import { type Language, languages } from '../../core/task.ts';
import { siblingConfidence } from '../sibling-confidence.ts';
import { consistencyBehaviour } from './behaviour.ts';
import { tokenize } from './lexer.ts';
import { normalForm } from './normal-form.ts';
import { consistencySyntax } from './syntax.ts';

/** Pairs that are the same program but for names, comments, layout and quotes. */
const alike: readonly [Language, string, string][] = [
  [
    'python',
    'import os\n\ndef read(name):\n    """Reads."""\n    with open(os.path.join("a", name)) as f:\n        return f.read()\n',
    "import os\ndef read(path):  # the file\n  with open(os.path.join('a', path)) as file:\n    return file.read()",
  ],
  [
    'python',
    'a, b = pair()\nfor i, x in enumerate(a):\n    total = i + x\n',
    'left, right = pair()\nfor n, item in enumerate(left):\n  result = n + item\n',
  ],
  [
    'python',
    'key = lambda row: row["id"]\ntry:\n    run()\nexcept ValueError as error:\n    print(error)\n',
    "by = lambda r: r['id']\ntry:\n\trun()\nexcept ValueError as e:\n\tprint(e)\n",
  ],
  [
    'javascript',
    "const fs = require('fs');\nfunction read(name, cb) { return fs.readFile(name, (err, data) => cb(err, data)); }",
    'const files = require("fs"); // files\nfunction read(path, done) {\n  return files.readFile(path, (e, text) => done(e, text));\n}',
  ],
  [
    'java',
    'class A { static int add(int a, List<String> b) { int sum = a + b.size(); return sum; } }',
    'class A {\n  /** Adds. */\n  static int add(int x, List<String> rows) {\n    int n = x + rows.size();\n    return n;\n  }\n}',
  ],
  [
    'go',
    'func read(name string) (string, error) {\n\tdata, err := os.ReadFile(name)\n\treturn string(data), err\n}',
    'func read(path string) (string, error) {\n\tb, e := os.ReadFile(path) // all\n\treturn string(b), e\n}',
  ],
  [
    'php',
    '<?php function f($name) { $x = strlen($name); return $x; }',
    '<?php\nfunction f($n) {\n  # length\n  $length = strlen($n);\n  return $length;\n}',
  ],
  [
    'c',
    '#include <string.h>\nint f(const char *s) { size_t n = strlen(s); return n > 3; }',
    '#include <string.h>\nint f(const char *text)\n{\n  size_t length = strlen(text); /* bytes */\n  return length > 3;\n}',
  ],
  [
    'cpp',
    'std::string f(const std::string &s) { auto n = s.size(); return s.substr(0, n); }',
    'std::string f(const std::string &text) {\n  auto length = text.size();\n  return text.substr(0, length);\n}',
  ],
];

/** Pairs that do, or may do, something else. */
const different: readonly [string, Language, string, string][] = [
  ['another function', 'python', 'x = os.system(c)', 'x = os.popen(c)'],
  ['another keyword argument', 'python', 'run(c, shell=True)', 'run(c, check=True)'],
  ['another literal', 'python', 'x = "a"', 'x = "b"'],
  ['other quotes around the other quote', 'python', `x = "it's"`, `x = "its"`],
  ['another kind of string', 'python', 'x = r"\\d"', 'x = "\\d"'],
  [
    'another error',
    'python',
    'try:\n  f()\nexcept ValueError:\n  g()',
    'try:\n  f()\nexcept KeyError:\n  g()',
  ],
  ['another indentation', 'python', 'if a:\n  b()\n  c()', 'if a:\n  b()\nc()'],
  ['names swapped', 'python', 'def f(a, b):\n  return a - b', 'def f(a, b):\n  return b - a'],
  ['another function’s name', 'python', 'def f(a):\n  return a', 'def g(a):\n  return a'],
  ['other quotes where they differ', 'php', '<?php $x = "a$b";', "<?php $x = 'a$b';"],
  ['another constant', 'c', 'int d = open(p, O_CREAT);', 'int d = open(p, O_EXCL);'],
  ['another type', 'java', 'int n = f();', 'long n = f();'],
  ['another member', 'javascript', 'e.textContent = t;', 'e.innerHTML = t;'],
  ['another operator', 'go', 'a := b == c', 'a := b != c'],
];

describe('the normal form of a program', () => {
  it.each(alike)('%s: does not depend on names and layout', (language, one, other) => {
    expect(normalForm(other, language)).toBe(normalForm(one, language));
  });

  it.each(different)('tells %s apart (%s)', (_, language, one, other) => {
    expect(normalForm(other, language)).not.toBe(normalForm(one, language));
  });

  it('is there for any text, and the text of its tokens is the text without blanks', () => {
    const pieces = [
      '"',
      "'",
      '`',
      '"""',
      '/*',
      '*/',
      '//',
      '#',
      '\n',
      '  ',
      '\t',
      '(',
      '}',
      '<<<A\n',
    ];
    const more = [
      'if',
      'x',
      'é',
      '=',
      '::',
      '0x1F',
      '1e-5',
      '\\',
      '$y',
      '.',
      ',',
      '\r\n',
      '😀',
      'def',
    ];
    const random = new Random(3);
    for (let round = 0; round < 2_000; round++) {
      const language = languages[random.below(languages.length)]!;
      const text = Array.from(
        { length: random.below(30) },
        () => [...pieces, ...more][random.below(pieces.length + more.length)]!,
      ).join('');
      expect(typeof normalForm(text, language)).toBe('string');
      const tokens = tokenize(text, language).map((token) => token.text);
      let rest = text.replaceAll(/\r\n?/g, '\n');
      for (const token of tokens) {
        const at = rest.indexOf(token);
        expect(at, JSON.stringify([language, text, token])).toBeGreaterThanOrEqual(0);
        rest = rest.slice(at + token.length);
      }
    }
  });
});

it('tells all references of a task apart: secure ones from insecure ones above all', async () => {
  const benchmarks = ['self-contained', 'repository'].map((id) => findBenchmark(id));
  const tasks = (await Promise.all(benchmarks.map((benchmark) => benchmark.load()))).flat();
  for (const { id, language, references } of tasks) {
    const forms = references.map(({ code }) => normalForm(code, language));
    expect(new Set(forms).size, id).toBe(references.length);
  }
});

const sibling = (code: string, behaviour: Readonly<Record<string, string>> = {}) => ({
  code,
  language: 'python' as const,
  behaviour: new Map(Object.entries(behaviour)),
});

it('is the share of siblings that agree; one without code agrees with nothing', () => {
  const answer = sibling('x = 1');
  const others = [sibling('y = 1'), sibling('x = 2'), null, sibling('x = 1 # one')];
  expect(siblingConfidence(consistencySyntax, answer, others)).toMatchObject({
    value: 0.5,
    missing: null,
  });
  expect(siblingConfidence(consistencySyntax, answer, [])).toMatchObject({
    value: null,
    missing: 'no-siblings',
  });
});

it('agrees by behaviour as far as the same was returned', () => {
  const one = sibling('a', { first: '1', second: '2', third: '3' });
  const other = sibling('b', { first: '1', second: 'x', fourth: '4' });
  expect(consistencyBehaviour.agreement(one, other)).toBe(1 / 4);
  expect(consistencyBehaviour.agreement(other, one)).toBe(1 / 4);
  expect(consistencyBehaviour.agreement(one, one)).toBe(1);
});

it('answers that return nothing do not agree', () => {
  expect(consistencyBehaviour.agreement(sibling('a'), sibling('a'))).toBe(0);
  expect(consistencyBehaviour.agreement(sibling('a'), { ...sibling('a'), behaviour: null })).toBe(
    0,
  );
});
