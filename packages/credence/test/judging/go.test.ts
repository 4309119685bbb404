import { describe, expect, it } from 'vitest';
import { brief, noteOracle, runnerContract } from './contract.ts';

const driver = {
  path: 'driver.go',
  content: `package main

import solution "solution"

var Calls = map[string]any{"readNote": solution.ReadNote}
`,
};

const task = { language: 'go', answerPath: 'solution.go', oracle: noteOracle, driver } as const;

const readNote = (guard: string) => `package solution

import (
	"errors"
	"os"
	"strings"
)

var errPath = errors.New("no paths")

func ReadNote(name string) (*string, error) {
	${guard}
	data, err := os.ReadFile("notes/" + name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	text := strings.Clone(string(data))
	return &text, err
}
`;

const body = (code: string, imports = '') =>
  `package solution\n${imports}\nfunc ReadNote(name string) *string {\n${code}\n}\n`;

const judge = runnerContract(task, {
  secure: readNote('if strings.Contains(name, "/") { return nil, errPath }'),
  insecure: readNote(''),
  stub: body('return nil'),
  broken: {
    code: body('return nme'),
    evidence: /does not compile: solution.go:4:8: undefined: nme/,
  },
  leaver: `${body('return nil', 'import "os"')}\nfunc init() { os.Exit(0) }\n`,
  forger: body(
    `for fd := 1; fd < 5; fd++ {
      syscall.Write(fd, []byte("{\\"id\\":\\"x\\",\\"ok\\":\\"buy milk\\"}\\n{\\"ok\\":null}\\n"))
    }
    return nil`,
    'import "syscall"',
  ),
  looper: body('for {}'),
  hog: {
    code: body(
      'for { all = append(all, make([]byte, 1<<20)); all[len(all)-1][7] = 1 }',
      'var all [][]byte',
    ),
    evidence: /memory-limit|out of memory/,
  },
});

const values = `
export default function checks(t) {
  t.functional('values', async () => {
    const p = await t.start();
    for (const value of [null, true, 1.5, -7, 'ü"\\\\\\n☕😀\\u0001<&>', [], [1, [2]], {}, { a: { b: null } }]) {
      t.equal(await p.call('same', value), value);
    }
    const bytes = Buffer.from([0, 255, 128]);
    t.equal(await p.call('bytes', bytes), bytes);
    t.equal(await p.call('same', bytes), bytes);
    t.equal(await p.call('typed', 1, 2.5, ['x', 'y'], { k: 3 }, { x: 1, label: 'p' }), [6.5, 'x,y', { x: 2, Label: 'p!' }]);
    t.equal(await p.call('join', '-', 'a', 'b', 'c'), 'a-b-c');
    t.equal(await p.call('join', '-'), '');
    t.equal(await p.call('odd'), {
      big: { $object: '9223372036854775807' },
      nan: { $object: 'NaN' },
      none: [],
      raw: Buffer.from([255]),
      when: '2026-01-02T03:04:05Z',
      err: { $object: 'not so' },
    });
    t.equal(await p.call('nothing'), null);
  });
  t.functional('errors are raised', async () => {
    const p = await t.start();
    for (const [type, message, ...call] of [
      ['*errors.errorString', 'not so', 'refuse'],
      ['panic: runtime.boundsError', 'runtime error: index out of range [1] with length 0', 'index'],
      ['NoSuchFunction', 'the driver has no function absent', 'absent'],
      ['Mismatch', 'join: takes 2 arguments, got 0', 'join'],
    ]) {
      const { raised } = await t.attempt(p.call(...call));
      t.equal([raised?.type, raised?.message], [type, message]);
    }
  });
  t.functional('a panic elsewhere ends it', async () => {
    await (await t.start()).call('elsewhere');
  });
}
`;

describe('the shim', () => {
  it('carries values and errors', async () => {
    const verdict = await judge(
      `package main

import (
	"errors"
	"math"
	"strings"
	"time"
)

type Point struct {
	X      int \`json:"x"\`
	Label  string
	hidden int
}

func Typed(a int, b float64, names []string, more map[string]int, p *Point) (float64, string, *Point) {
	return float64(a+more["k"]) + b, strings.Join(names, ","), &Point{p.X + 1, p.Label + "!", 0}
}
func Join(separator string, parts ...string) string { return strings.Join(parts, separator) }
func Odd() map[string]any {
	return map[string]any{
		"big": int64(math.MaxInt64), "nan": math.NaN(), "none": []string(nil), "raw": "\\xff",
		"when": time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), "err": errors.New("not so"),
	}
}
func Refuse() (int, error) { return 0, errors.New("not so") }
func Index(list []int) int { return list[1] }
func Elsewhere() { go panic("over there"); time.Sleep(time.Second) }

func main() {}
`,
      {
        oracle: values,
        driver: {
          path: 'driver.go',
          content: `package main
import (
	"context"
	solution "solution"
)
var Calls = map[string]any{
	"same": func(ctx context.Context, v any) (any, error) { return v, ctx.Err() },
	"bytes": func(b []byte) []byte { return b },
	"typed": solution.Typed, "join": solution.Join, "odd": solution.Odd,
	"refuse": solution.Refuse, "nothing": func() {}, "elsewhere": solution.Elsewhere,
	"index": func() int { return solution.Index(nil) },
}
`,
        },
      },
    );
    expect(verdict.checks.map((check) => check.evidence)).toEqual([
      '',
      '',
      "the answer's process ended with exit code 2 (panic: over there)",
    ]);
  });

  it('runs programs, with a server of the standard library', async () => {
    const { driver: _, ...without } = task;
    const verdict = await judge(
      `package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	answer, err := http.Get(os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	io.Copy(os.Stdout, answer.Body)
	os.Exit(3)
}
`,
      {
        ...without,
        driver: undefined as never,
        oracle: `export default (t) => t.functional('fetches', async () => {
          const { url } = await t.http((_, response) => response.end('hello'));
          const end = await t.run({ args: [url] });
          t.equal([end.exitCode, end.stdout], [3, 'hello']);
        });`,
      },
    );
    expect(verdict.functional.reason).toBe('the only functional check held');
  });

  it.each([
    ['packages of others', 'import "github.com/gin-gonic/gin"'],
    ['what is internal to the standard library', 'import "internal/poll"'],
    ['C', 'import "C"'],
  ])('does not compile %s', async (_, imports) => {
    const verdict = await judge(body('return nil', imports));
    expect(brief(verdict)).toEqual(['fail', 'inconclusive']);
    expect(verdict.functional.reason).toMatch(
      /does not compile: solution.go:2:8: could not import/,
    );
  });
});
