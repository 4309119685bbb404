import { z } from 'zod';
import { AnalyserFailed, complaintOf, type StaticAnalyser } from './analyser.ts';
import { makeSarif, type RawFinding } from './sarif/make-sarif.ts';

/** Warnings outside the analyser proper that point to a weakness, and to which. */
const warnings: Readonly<Record<string, number>> = {
  '-Wformat-security': 134,
  '-Wformat-overflow=': 787,
  '-Wstringop-overflow=': 787,
  '-Wstringop-overread': 125,
  '-Wstringop-truncation': 170,
  '-Warray-bounds': 119,
  '-Warray-bounds=': 119,
  '-Wfree-nonheap-object': 590,
  '-Wuse-after-free': 416,
  '-Wuse-after-free=': 416,
  '-Wreturn-local-addr': 562,
  '-Wdangling-pointer=': 562,
};

const place = z.looseObject({ file: z.string(), line: z.number() });

/** One diagnostic of `-fdiagnostics-format=json` (GCC 9 to 14). */
const diagnosticSchema = z.looseObject({
  kind: z.string(),
  message: z.string(),
  option: z.string().optional(),
  locations: z.array(z.looseObject({ caret: place, finish: place.optional() })),
  metadata: z.looseObject({ cwe: z.number().optional() }).optional(),
});

type Diagnostic = z.infer<typeof diagnosticSchema>;

function toFinding({ option = '', message, locations, metadata }: Diagnostic): RawFinding[] {
  const cwe = metadata?.cwe ?? warnings[option];
  if (cwe === undefined && !option.startsWith('-Wanalyzer-')) return [];
  const at = locations[0];
  return [
    {
      ruleId: option.replace(/=$/, ''),
      cwe: cwe === undefined ? [] : [cwe],
      level: 'warning',
      message,
      path: at?.caret.file ?? '',
      startLine: at?.caret.line ?? 1,
      endLine: at?.finish?.line ?? at?.caret.line ?? 1,
    },
  ];
}

/** gcc writes one list of diagnostics a file, each on a line of its own, among other lines. */
function diagnosticsIn(stderr: string): readonly Diagnostic[] | null {
  const lists = stderr.split('\n').filter((line) => line.startsWith('['));
  if (lists.length === 0) return null;
  try {
    return lists.flatMap((line) => z.array(diagnosticSchema).parse(JSON.parse(line)));
  } catch {
    return null;
  }
}

/**
 * Twice: the analyser sees what the code says, before the optimizer takes out what it can prove to
 * be needless, such as memory that is freed twice; some warnings arise from what it proves.
 */
const script =
  '"$0" -O0 -fanalyzer "$@" && exec "$0" -O2 -D_FORTIFY_SOURCE=2 -Wformat=2 -Wformat-security "$@"';

const options = ['-std=gnu17', '-D_GNU_SOURCE', '-I.', '-fdiagnostics-format=json', '-S'];

/** The analyser of GCC 12 knows C; what it says of C++ is noise, as its manual warns. */
export const gcc: StaticAnalyser = {
  id: 'gcc',
  name: 'gcc -fanalyzer',
  languages: ['c'],
  takesRules: false,
  install: 'apt-get install gcc',
  async locate(find) {
    const executable = await find('gcc');
    if (executable === null) return { missing: 'gcc is not installed' };
    return {
      versionCommand: [executable, '-dumpfullversion'],
      roots: executable.startsWith('/usr/') ? [] : [executable.replace(/\/bin\/[^/]+$/, '')],
      launch: ({ files }) => ({
        argv: ['/bin/sh', '-c', script, executable, ...options, ...files],
      }),
    };
  },
  sarif(output) {
    const found = diagnosticsIn(output.stderr);
    if (found === null || (output.exitCode !== 0 && output.exitCode !== 1)) {
      throw new AnalyserFailed(complaintOf(output));
    }
    const errors = found.filter(({ kind }) => kind === 'error' || kind === 'fatal error');
    return makeSarif(
      'gcc -fanalyzer',
      found.filter(({ kind }) => kind === 'warning').flatMap(toFinding),
      errors.map(({ message }) => `the code does not compile: ${message}`),
    );
  },
};
