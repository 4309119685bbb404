/** The line of a compiler's output that says what is wrong, without what every line begins with. */
export function complaint(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    // Go begins with the package's name.
    .filter((line) => line !== '' && !line.startsWith('# '));
  const telling = lines.find((line) =>
    /\berror\b|undefined reference|multiple definition/.test(line),
  );
  const line = telling ?? lines[0] ?? 'the compiler gave no reason';
  return line.replaceAll(/(^|\s)(\/box\/|\.\/)/g, '$1').slice(0, 500);
}
