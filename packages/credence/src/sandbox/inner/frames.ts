import { frameLines } from './frame-lines.ts';
import { innerProfile } from './profile.ts';

/** What the host sends, in order; ends when the host closes the session. To be iterated once. */
export async function* receive(): AsyncGenerator<unknown, void, undefined> {
  for await (const line of frameLines(process.stdin, innerProfile().frameBytes)) {
    yield JSON.parse(line);
  }
}

/** Sends one frame to the host. Waits while the host does not read. */
export function send(frame: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(frame)}\n`);
  if (bytes.length > innerProfile().frameBytes) throw new RangeError('The frame is too large');
  // On Linux node writes to pipes and sockets synchronously.
  process.stdout.write(bytes);
}
