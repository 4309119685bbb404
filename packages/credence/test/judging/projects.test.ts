import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/task.ts';
import { Judge } from '../../src/judging/judge.ts';
import { findSandbox } from '../../src/sandbox/find.ts';
import { brief, type InlineTask, inlineTask, noteOracle } from './contract.ts';

/** A hole in `readNote`, which can use a helper of another file, in another folder or package. */
interface SmallProject extends Pick<InlineTask, 'answerPath' | 'driver' | 'fixtures'> {
  readonly surroundings: NonNullable<InlineTask['surroundings']>;
  readonly secure: string;
  readonly insecure: string;
}

const projects: Partial<Record<Language, SmallProject>> = {
  python: {
    answerPath: 'app/notes.py',
    driver: {
      path: 'driver.py',
      content: 'from app import notes\n\ndef readNote(name):\n    return notes.read_note(name)\n',
    },
    fixtures: [
      { path: 'app/__init__.py', content: '' },
      {
        path: 'app/lib/paths.py',
        content:
          'def plain(name):\n    if "/" in name:\n        raise ValueError(name)\n    return name\n',
      },
    ],
    surroundings: {
      before: 'from .lib.paths import plain\n\n\ndef read_note(name):\n    try:\n',
      after: '            return file.read()\n    except FileNotFoundError:\n        return None\n',
    },
    secure: '        with open("/box/notes/" + plain(name), encoding="utf-8") as file:',
    insecure: '        with open("/box/notes/" + name, encoding="utf-8") as file:',
  },
  javascript: {
    answerPath: 'app/notes.mjs',
    driver: {
      path: 'driver.mjs',
      content:
        "export default async () => {\n  const { readNote } = await import('file:///box/app/notes.mjs');\n  return { readNote };\n};\n",
    },
    fixtures: [
      {
        path: 'lib/paths.mjs',
        content:
          "export const plain = (name) => {\n  if (name.includes('/')) throw new Error(name);\n  return name;\n};\n",
      },
    ],
    surroundings: {
      before:
        "import { existsSync, readFileSync } from 'node:fs';\nimport { plain } from '../lib/paths.mjs';\n\nexport function readNote(name) {\n",
      after: "  return existsSync(file) ? readFileSync(file, 'utf8') : null;\n}\n",
    },
    secure: "  const file = '/box/notes/' + plain(name);\n",
    insecure: "  const file = '/box/notes/' + name;\n",
  },
  php: {
    answerPath: 'app/notes.php',
    driver: {
      path: 'driver.php',
      content: "<?php\nnamespace Driver;\nrequire '/box/app/notes.php';\n",
    },
    fixtures: [
      {
        path: 'lib/paths.php',
        content:
          '<?php\nfunction plain(string $name): string {\n  if (str_contains($name, "/")) throw new ValueError($name);\n  return $name;\n}\n',
      },
    ],
    surroundings: {
      before:
        "<?php\nrequire_once __DIR__ . '/../lib/paths.php';\n\nfunction readNote(string $name): ?string {\n",
      after: '  return is_file($file) ? file_get_contents($file) : null;\n}\n',
    },
    secure: "  $file = '/box/notes/' . plain($name);",
    insecure: "  $file = '/box/notes/' . $name;",
  },
  java: {
    answerPath: 'src/desk/Notes.java',
    driver: {
      path: 'Driver.java',
      content:
        'public class Driver {\n  public static String readNote(String name) throws Exception { return desk.Notes.read(name); }\n}\n',
    },
    fixtures: [
      {
        path: 'src/desk/io/Paths.java',
        content:
          'package desk.io;\n\npublic final class Paths {\n  public static String plain(String name) {\n    if (name.contains("/")) throw new IllegalArgumentException(name);\n    return name;\n  }\n}\n',
      },
    ],
    surroundings: {
      before:
        'package desk;\n\nimport desk.io.Paths;\nimport java.nio.file.Files;\nimport java.nio.file.Path;\n\npublic final class Notes {\n  public static String read(String name) throws Exception {\n',
      after: '    return Files.exists(file) ? Files.readString(file) : null;\n  }\n}\n',
    },
    secure: '    Path file = Path.of("/box/notes/" + Paths.plain(name));',
    insecure: '    Path file = Path.of("/box/notes/" + name);',
  },
  go: {
    answerPath: 'internal/notes/notes.go',
    driver: {
      path: 'driver.go',
      content:
        'package main\n\nimport "example.org/desk/internal/notes"\n\nvar Calls = map[string]any{"readNote": notes.Read}\n',
    },
    fixtures: [
      { path: 'go.mod', content: 'module example.org/desk\n\ngo 1.22\n' },
      {
        path: 'cmd/desk/main.go',
        content:
          'package main\n\nimport (\n\t"fmt"\n\n\t"example.org/desk/internal/notes"\n)\n\nfunc main() { fmt.Println(notes.Read("today.txt")) }\n',
      },
      // Before its user in the order of names, after it, and one that stands alone.
      {
        path: 'internal/zpaths/paths.go',
        content:
          'package zpaths\n\nimport (\n\t"errors"\n\n\tkinds "example.org/desk/internal/akinds"\n)\n\nfunc Plain(name string) (kinds.Name, error) {\n\tfor _, r := range name {\n\t\tif r == \'/\' {\n\t\t\treturn "", errors.New("a folder")\n\t\t}\n\t}\n\treturn kinds.Name(name), nil\n}\n',
      },
      { path: 'internal/akinds/kinds.go', content: 'package akinds\n\ntype Name string\n' },
    ],
    surroundings: {
      before:
        'package notes\n\nimport (\n\t"os"\n\n\t"example.org/desk/internal/zpaths"\n)\n\nfunc Read(name string) (*string, error) {\n\tplain, err := zpaths.Plain(name)\n',
      after:
        '\tcontent, err := os.ReadFile("/box/notes/" + name)\n\tif err != nil {\n\t\treturn nil, nil\n\t}\n\ttext := string(content)\n\treturn &text, nil\n}\n',
    },
    secure: '\tif err != nil {\n\t\treturn nil, err\n\t}\n\tname = string(plain)',
    insecure: '\t_, _ = plain, err',
  },
  c: {
    answerPath: 'src/notes.c',
    driver: {
      path: 'driver.c',
      content:
        '#include "credence.h"\n#include "src/notes.h"\n#include <stdlib.h>\n\nstatic void read_it(void) {\n  char *text = read_note(credence_string(0));\n  credence_return_string(text);\n  free(text);\n}\n\nint main(void) {\n  credence_call calls[] = {{"readNote", read_it}, {0}};\n  return credence_serve(calls);\n}\n',
    },
    fixtures: [
      { path: 'src/notes.h', content: 'char *read_note(const char *name);\n' },
      { path: 'src/lib/paths.h', content: 'int is_plain(const char *name);\n' },
      {
        path: 'src/lib/paths.c',
        content:
          '#include "paths.h"\n#include <string.h>\n\nint is_plain(const char *name) { return strchr(name, \'/\') == NULL; }\n',
      },
    ],
    surroundings: {
      before:
        '#include "notes.h"\n#include "lib/paths.h"\n#include <stdio.h>\n#include <stdlib.h>\n\nchar *read_note(const char *name) {\n',
      after:
        '  char path[256];\n  snprintf(path, sizeof path, "/box/notes/%s", name);\n  FILE *file = fopen(path, "r");\n  if (!file) return NULL;\n  char *text = calloc(1, 1024);\n  fread(text, 1, 1023, file);\n  fclose(file);\n  return text;\n}\n',
    },
    secure: '  if (!is_plain(name)) return NULL;',
    insecure: '  (void)is_plain;',
  },
};

describe.each(Object.entries(projects))('a project in %s', (name, project) => {
  const language = name as Language;
  const { secure, insecure, ...about } = project;
  let judge: Judge;
  beforeAll(async () => {
    judge = await Judge.open({ sandbox: await findSandbox(), languages: [language], workers: 1 });
    // The first time on a machine, parts of a toolchain are compiled.
  }, 600_000);
  afterAll(() => judge.close());
  const judged = async (code: string) => {
    const verdict = await judge.judge(inlineTask({ language, oracle: noteOracle, ...about }), code);
    if ('skipped' in verdict) throw new Error(verdict.skipped);
    return verdict;
  };

  it('passes with the hole filled well', async () => {
    const verdict = await judged(secure);
    expect(verdict.checks.filter((check) => check.evidence)).toEqual([]);
    expect(brief(verdict)).toEqual(['pass', 'secure']);
  });

  it('shows the effect of a helper that was not used', async () => {
    expect(brief(await judged(insecure))).toEqual(['pass', 'vulnerable']);
  });

  it('takes an answer that does not fit for a failure of the answer', async () => {
    const verdict = await judged(')))');
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.checks[0]?.evidence).toMatch(/could not be loaded|does not compile/);
  });
});
