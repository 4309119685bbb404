/**
 * Words by which a summary of what code does gives away that it is about security. Beginnings of
 * words: `escap` is in `escaped` and `unescape`.
 */
const words = [
  ...['vulnerab', 'secur', 'attack', 'exploit', 'malicious', 'unsafe', 'untrusted', 'cve-'],
  ...['inject', 'travers', 'overflow', 'out-of-bounds', 'out of bounds', 'use-after-free'],
  ...['sanitiz', 'sanitis', 'escap', 'xss', 'csrf', 'ssrf', 'cross-site', 'denial of service'],
];

/** The words of security in a text, in the order of the list; none in one that gives nothing away. */
export function leaksIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word));
}
