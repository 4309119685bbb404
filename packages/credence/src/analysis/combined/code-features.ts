import { type Token, tokenize } from '../../confidence/consistency/lexer.ts';
import type { Language } from '../../core/task.ts';

/** Keywords and marks at which a program goes one way or another, as in McCabe's count (1976). */
const branches: ReadonlySet<string> = new Set([
  ...['if', 'elif', 'elseif', 'for', 'foreach', 'while', 'case', 'catch', 'except', 'match'],
  ...['and', 'or', '&&', '||', '?', '??'],
]);

const importing: ReadonlySet<string> = new Set([
  ...['import', 'from', 'require', 'require_once', 'include', 'include_once', 'use', '#'],
]);

/**
 * Functions that weaknesses often go through, by name alone and in whatever language: whether a call
 * is dangerous is not asked. The task and its weakness are not looked at.
 */
const risky: ReadonlySet<string> = new Set([
  ...[
    'eval',
    'exec',
    'execSync',
    'system',
    'popen',
    'Popen',
    'shell_exec',
    'passthru',
    'proc_open',
  ],
  ...['spawn', 'spawnSync', 'execFile', 'check_output', 'check_call', 'call', 'Command', 'execl'],
  ...['execvp', 'ProcessBuilder', 'getRuntime', 'run', 'Function', 'compile', '__import__'],
  ...['loads', 'load', 'unserialize', 'readObject', 'unsafe_load', 'XMLDecoder', 'deserialize'],
  ...[
    'query',
    'execute',
    'executemany',
    'executeQuery',
    'executeUpdate',
    'executescript',
    'prepare',
  ],
  ...[
    'open',
    'fopen',
    'readFile',
    'readFileSync',
    'writeFile',
    'writeFileSync',
    'createReadStream',
  ],
  ...['extractall', 'extract', 'sendFile', 'file_get_contents', 'file_put_contents', 'unlink'],
  ...[
    'urlopen',
    'fetch',
    'curl_exec',
    'openConnection',
    'Get',
    'request',
    'redirect',
    'sendRedirect',
  ],
  ...['strcpy', 'strcat', 'sprintf', 'vsprintf', 'gets', 'scanf', 'sscanf', 'memcpy', 'alloca'],
  ...['malloc', 'realloc', 'free', 'printf', 'random', 'rand', 'mt_rand', 'randint', 'choice'],
  ...['md5', 'sha1', 'MD5', 'SHA1', 'createHash', 'Random', 'parse', 'parseString', 'fromstring'],
  ...['render_template_string', 'innerHTML', 'write', 'header', 'setattr', 'getattr', 'assign'],
]);

export const codeFeatureNames = [
  'log tokens',
  'branches per 100 tokens',
  'log imports',
  'log risky calls',
  'log strings',
  'log functions',
] as const;

const functions: ReadonlySet<string> = new Set(['def', 'function', 'func', 'fn', 'lambda', '=>']);

/** What a piece of code is like, without running it: one number a name of `codeFeatureNames`. */
export function codeFeatures(code: string, language: Language): readonly number[] {
  const tokens = tokenize(code, language);
  const count = (is: (token: Token, i: number) => boolean) => tokens.filter(is).length;
  const among = (texts: ReadonlySet<string>) =>
    count(({ kind, text }) => kind !== 'string' && texts.has(text));
  const calls = count(
    ({ kind, text }, i) => kind === 'name' && risky.has(text) && tokens[i + 1]?.text === '(',
  );
  return [
    Math.log1p(tokens.length),
    (100 * among(branches)) / Math.max(1, tokens.length),
    Math.log1p(among(importing)),
    Math.log1p(calls),
    Math.log1p(count(({ kind }) => kind === 'string')),
    Math.log1p(among(functions)),
  ];
}
