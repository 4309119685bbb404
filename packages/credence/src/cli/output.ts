/** Results go to stdout; everything else goes to stderr. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** For a person at a terminal, before something that takes seconds: a log does not need it. */
export function tellWaiting(text: string): void {
  if (process.stderr.isTTY) tell(text);
}
