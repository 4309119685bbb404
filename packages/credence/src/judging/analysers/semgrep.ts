import { codeFolder, parseOutput, type StaticAnalyser } from './analyser.ts';
import { findPythonTool } from './find-python-tool.ts';

/**
 * The package's own launcher; `--experimental` leaves out seconds of Python in front of it. It
 * does not start without certificates to trust, although there is no network to need them for. They
 * are looked for as a file: Debian's `certifi` names one outside of itself, which is not shown here.
 */
const program = `import os, sys
files = [os.path.join(folder, 'certifi', 'cacert.pem') for folder in sys.path]
os.environ['SSL_CERT_FILE'] = next(filter(os.path.exists, files), '')
from semgrep.console_scripts.entrypoint import main
main()`;

const options = [
  ...['scan', '--experimental', '--sarif', '--quiet', '--jobs', '1'],
  // There is no network, and nobody to tell.
  ...['--metrics', 'off', '--disable-version-check'],
  // The code does not decide about evidence on itself: neither by comments nor by its size.
  ...['--disable-nosem', '--no-git-ignore', '--max-target-bytes', '0'],
  // Otherwise code without a word that rules look for is not even parsed, whatever it is.
  ...['--optimizations', 'none', '--no-rewrite-rule-ids'],
];

export const semgrep: StaticAnalyser = {
  id: 'semgrep',
  name: 'Semgrep',
  languages: ['python', 'javascript', 'java', 'go', 'php', 'c', 'cpp'],
  takesRules: true,
  install: 'pip install semgrep',
  async locate(find) {
    const found = await findPythonTool('semgrep', program, find);
    if (found === null) return { missing: 'Semgrep is not installed' };
    const { python, roots } = found;
    return {
      versionCommand: [...python, '--experimental', '--version'],
      roots,
      launch: ({ files, rules }) => ({
        argv: [
          ...[...python, ...options, '--project-root', codeFolder],
          ...[...rules.flatMap((rule) => ['--config', rule]), ...files],
        ],
      }),
    };
  },
  sarif: (output) => parseOutput(output.stdout, output),
};
