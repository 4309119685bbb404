import { describe, expect, it } from 'vitest';
import { brief, noteOracle, runnerContract } from './contract.ts';

const task = { language: 'java', answerPath: 'Solution.java', oracle: noteOracle } as const;

const readNote = (guard: string) => `
import java.io.IOException;
import java.nio.file.*;
public class Solution {
  public static String readNote(String name) throws IOException {
    ${guard}
    Path file = Path.of("notes").resolve(name);
    return Files.exists(file) ? Files.readString(file) : null;
  }
}
`;

const body = (code: string) =>
  `public class Solution { static String readNote(String name) { ${code} } }`;

const judge = runnerContract(task, {
  secure: readNote('if (name.contains("/")) throw new IllegalArgumentException("no paths");'),
  insecure: readNote(''),
  stub: body('return null;'),
  broken: {
    code: body('return name'),
    evidence: /does not compile: Solution.java:1: error: ';' expected/,
  },
  leaver: 'public class Solution { static { System.exit(0); } }',
  forger: body(`
    for (var out : new java.io.PrintStream[] { System.out, System.err,
        new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out)) }) {
      out.print("{\\"id\\":\\"x\\",\\"ok\\":\\"buy milk\\"}\\n{\\"ok\\":null}\\nno newline");
      out.flush();
    }
    return "";`),
  looper: body('for (;;) Thread.onSpinWait();'),
  hog: {
    code: body('var all = new java.util.ArrayList<byte[]>(); for (;;) all.add(new byte[1 << 20]);'),
    evidence: /memory-limit|OutOfMemoryError/,
  },
});

const values = `
export default function checks(t) {
  t.functional('values', async () => {
    const p = await t.start();
    for (const value of [null, true, 1.5, -7, 'ü"\\\\\\n☕😀\\u0001', [], [1, [2]], {}, { a: { b: null } }]) {
      t.equal(await p.call('same', value), value);
    }
    const bytes = Buffer.from([0, 255, 128]);
    t.equal(await p.call('bytes', bytes), bytes);
    t.equal(await p.call('typed', 1, 2, 3.5, 'b', ['x', 'y'], { k: [1] }, [4, 5], null), {
      sum: 6.5, letter: 'b', names: 'x,y', k: 1, last: 5, maybe: 'none',
    });
    t.equal(await p.call('overloaded', 'a'), 'text');
    t.equal(await p.call('overloaded', 1), 'number');
    t.equal(await p.call('record', { x: 1, label: 'p' }), { x: 2, label: 'p!' });
    t.equal(await p.call('bean'), { active: true, name: 'Ada' });
    t.equal(await p.call('odd'), {
      big: { $object: '9223372036854775807' },
      nan: { $object: 'NaN' },
      path: { $object: 'a/b' },
      set: ['a', 'b', 'c'],
      suit: 'HEARTS',
      later: 'done',
      stream: [1, 2],
      maybe: null,
      whole: 3,
    });
    t.equal([await p.call('count'), await p.call('count')], [1, 2]);
  });
  t.functional('errors are raised', async () => {
    const p = await t.start();
    for (const [type, message, ...call] of [
      ['Solution$Refused', 'not so', 'refuse'],
      ['java.lang.StackOverflowError', 'null', 'deep', 1],
      ['java.lang.NoSuchMethodException', 'the answer has no method absent with 0 parameters', 'absent'],
      ['credence.Values$Mismatch', 'cannot make int of "a"', 'deep', 'a'],
    ]) {
      const { raised } = await t.attempt(p.call(...call));
      t.equal([raised.type, raised.message], [type, message]);
    }
  });
  t.functional('has a working source of randomness', async () => {
    t.ok((await (await t.start()).call('random')).length > 0);
  });
  t.functional('runs as a program', async () => {
    const end = await t.run({ args: ['a b'], stdin: 'in', env: { WHO: 'me' } });
    t.equal([end.status, end.exitCode, end.stdout], ['exited', 3, 'a b|in|me']);
  });
}
`;

const echo = `
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
public class Solution {
  static class Refused extends RuntimeException { Refused(String m) { super(m); } }
  enum Suit { HEARTS }
  record Point(int x, String label) {}
  static class Bean { public boolean isActive() { return true; } public String getName() { return "Ada"; } }
  private int count;
  public static Object same(Object value) { return value; }
  static byte[] bytes(byte[] value) { return value; }
  static Map<String, Object> typed(int a, long b, double c, char letter, List<String> names,
      Map<String, int[]> map, int[] numbers, Optional<String> maybe) {
    var out = new LinkedHashMap<String, Object>();
    out.put("sum", a + b + c);
    out.put("letter", letter);
    out.put("names", String.join(",", names));
    out.put("k", map.get("k")[0]);
    out.put("last", numbers[numbers.length - 1]);
    out.put("maybe", maybe.orElse("none"));
    return out;
  }
  static String overloaded(String value) { return "text"; }
  static String overloaded(int value) { return "number"; }
  static Point record(Point p) { return new Point(p.x() + 1, p.label() + "!"); }
  static Bean bean() { return new Bean(); }
  static Map<String, Object> odd() {
    var out = new HashMap<String, Object>();
    out.put("big", Long.MAX_VALUE);
    out.put("nan", Double.NaN);
    out.put("path", java.nio.file.Path.of("a/b"));
    out.put("set", new HashSet<>(List.of("c", "a", "b")));
    out.put("suit", Suit.HEARTS);
    out.put("later", CompletableFuture.supplyAsync(() -> "done"));
    out.put("stream", Stream.of(1, 2));
    out.put("maybe", Optional.empty());
    out.put("whole", java.math.BigInteger.valueOf(3));
    return out;
  }
  public int count() { return ++count; }
  static void refuse() { throw new Refused("not so"); }
  static int deep(int n) { return deep(n + 1) + 1; }
  static String random() { return new java.security.SecureRandom().nextLong() + ""; }
  public static void main(String[] args) throws Exception {
    System.out.print(args[0] + "|" + new String(System.in.readAllBytes()) + "|" + System.getenv("WHO"));
    System.exit(3);
  }
}
`;

describe('the shim', () => {
  it('carries values, errors and programs', async () => {
    const verdict = await judge(echo, { oracle: values });
    expect(verdict.checks.map((check) => check.evidence)).toEqual(['', '', '', '']);
    expect(verdict.functional.outcome).toBe('pass');
  });

  it('calls the driver first, and compiles fixtures with the answer', async () => {
    const verdict = await judge(
      'public class Solution implements Greeter { public String greet(String n) { return PREFIX + n; } }',
      {
        oracle: `export default (t) => t.functional('driven', async () => {
          const p = await t.start();
          t.equal(await p.call('greet', 'a'), '<hello a>');
        });`,
        fixtures: [
          {
            path: 'Greeter.java',
            content: 'interface Greeter { String PREFIX = "hello "; String greet(String name); }',
          },
        ],
        driver: {
          path: 'Driver.java',
          content: `class Driver {
            static String greet(String name) { return "<" + new Solution().greet(name) + ">"; }
          }`,
        },
      },
    );
    expect(brief(verdict)[0]).toBe('pass');
  });
});
