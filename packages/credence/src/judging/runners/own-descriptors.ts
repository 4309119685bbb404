/**
 * Starts a program with the requests on descriptor 3 and the replies on 4, so that what the answer
 * reads and prints, also before the shim's first line runs, is kept apart from them: its stdin is
 * empty and its stdout goes where its stderr goes.
 */
export function onOwnDescriptors(argv: readonly string[]): readonly string[] {
  return ['/bin/sh', '-c', 'exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>&2', ...argv];
}
