import { dirname } from 'node:path';
import type { Language } from '../../core/task.ts';
import { parseOutput, type StaticAnalyser } from './analyser.ts';

/** Languages whose database CodeQL makes without building the code. */
const names: Partial<Record<Language, string>> = {
  python: 'python',
  javascript: 'javascript',
  java: 'java',
};

const script = `mkdir -p /box/out && codeql="$1" && language="$2" && database=/tmp/database &&
"$codeql" database create "$database" --language="$language" --source-root=/box/code --build-mode=none --threads=1 --ram=1500 --quiet &&
exec "$codeql" database analyze "$database" "codeql/$language-queries:codeql-suites/$language-security-extended.qls" --format=sarif-latest --output=/box/out/result.sarif --threads=1 --ram=1500 --quiet`;

export const codeql: StaticAnalyser = {
  id: 'codeql',
  name: 'CodeQL',
  languages: ['python', 'javascript', 'java'],
  takesRules: false,
  install:
    'unpack the CodeQL bundle, https://github.com/github/codeql-action/releases, and put its folder on the PATH',
  async locate(find) {
    const program = await find('codeql');
    if (program === null) return { missing: 'CodeQL is not installed' };
    return {
      versionCommand: [program, 'version', '--format=terse'],
      // The bundle's programs, extractors and queries lie beside and below the launcher.
      roots: [dirname(program)],
      launch: ({ language }) => ({
        argv: ['/bin/sh', '-c', script, 'sh', program, names[language] ?? language],
        collect: 'out/result.sarif',
        limits: {
          deadlineMs: 300_000,
          cpuSeconds: 300,
          memoryMb: 2_048,
          tmpMb: 1_024,
          processes: 128,
        },
      }),
    };
  },
  sarif: (output) => parseOutput(output.collected, output),
};
