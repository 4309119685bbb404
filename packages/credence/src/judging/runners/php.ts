import { askProgram } from './ask-program.ts';
import { findExecutable, readShim, rootsOf } from './locate.ts';
import { onOwnDescriptors } from './own-descriptors.ts';
import type { AskProgram, LanguageRunner } from './runner.ts';

/** Loaded where they are installed; each after those that it needs. */
const extensions = [
  ...[
    'ctype',
    'tokenizer',
    'iconv',
    'mbstring',
    'exif',
    'fileinfo',
    'posix',
    'phar',
    'bcmath',
    'gmp',
  ],
  ...['calendar', 'gettext'],
  ...['intl', 'dom', 'simplexml', 'xml', 'xmlreader', 'xmlwriter', 'zip'],
  ...['pdo', 'pdo_sqlite', 'sqlite3'],
];

/** The machine's own php.ini is not read (`-n`), so extensions are named one by one. */
async function settings(executable: string, ask: AskProgram): Promise<readonly string[]> {
  const list = 'echo implode("\\n", @scandir(ini_get("extension_dir")) ?: []);';
  const present = (await ask([executable, '-n', '-r', list])).split('\n');
  return [
    '-n',
    ...['-d', 'display_errors=stderr', '-d', 'error_reporting=-1', '-d', 'html_errors=0'],
    ...extensions
      .filter((name) => present.includes(`${name}.so`))
      .flatMap((name) => ['-d', `extension=${name}`]),
  ];
}

export const php: LanguageRunner = {
  language: 'php',
  async locate({ find = findExecutable, ask = askProgram } = {}) {
    const executable = await find('php');
    if (!executable) return { missing: 'php is not installed: apt-get install php-cli' };
    const command = [executable, ...(await settings(executable, ask))];
    const shim = (await readShim('php.php')).replace(/^<\?php\b/, '');
    return {
      name: 'php',
      versionCommand: [...command, '-r', 'echo PHP_VERSION;'],
      roots: rootsOf(executable),
      invocation: {
        shim: onOwnDescriptors([...command, '-r', shim]),
        program: [...command, '@answer'],
        addressSpaceMb: 1_024,
        processes: 32,
      },
    };
  },
};
