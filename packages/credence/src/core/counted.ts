/** `1 task`, `2 tasks`, `1,000 tasks`: for words that take an s. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
