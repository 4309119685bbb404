/**
 * What a sanitizer reported on stderr before it ended the process, such as
 * `AddressSanitizer: heap-buffer-overflow in parse (solution.c:4)`, or `null`.
 */
export function sanitizerReport(stderr: string): string | null {
  const undefinedBehaviour = /^(\S+?):(\d+):\d+: runtime error: (.+)$/m.exec(stderr);
  if (undefinedBehaviour) {
    const [, file = '', line, what] = undefinedBehaviour;
    return `UndefinedBehaviorSanitizer: ${what} (${inBox(file)}:${line})`;
  }
  if (!/^==\d+==ERROR: AddressSanitizer/m.test(stderr)) return null;
  // The summary has the short names of all errors; a report cut off has none.
  const kind =
    /^SUMMARY: AddressSanitizer: (\S+)/m.exec(stderr)?.[1] ??
    /^==\d+==ERROR: AddressSanitizer: (\S+)/m.exec(stderr)?.[1];
  // The frames above it are the sanitizer's own, the C library's and our header's.
  const frame = [...stderr.matchAll(/^\s*#\d+ \S+ in (.+?) \/box\/(\S+?:\d+)/gm)].find(
    ([, , place]) => !place?.startsWith('credence.h:'),
  );
  return `AddressSanitizer: ${kind}${frame ? ` in ${frame[1]} (${frame[2]})` : ''}`;
}

const inBox = (file: string) => file.replace(/^\/box\//, '');
