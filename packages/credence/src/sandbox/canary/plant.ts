import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bait } from './canary.ts';

/** Bait laid out on the host, and what came of it. */
export interface Planted {
  readonly bait: Bait;
  /** Connections from inside that the host's own listeners saw; others do not say the secret. */
  connections(): number;
  remove(): Promise<void>;
}

const variable = 'CREDENCE_CANARY';

/** Plants a readable file, an environment variable and listeners that any local user can reach. */
export async function plant(): Promise<Planted> {
  const secret = randomBytes(16).toString('hex');
  const folder = mkdtempSync(join(tmpdir(), 'credence-canary-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'secret');
  writeFileSync(file, secret, { mode: 0o644 });
  process.env[variable] = secret;
  let connections = 0;
  const onConnection = () => {
    connections += 1;
  };
  const abstractSocket = `credence-canary-${secret.slice(0, 8)}`;
  const tcp = await listen({ host: '127.0.0.1', port: 0 }, secret, onConnection);
  // Only Linux has such sockets; elsewhere the name leads nowhere.
  const local =
    process.platform === 'linux'
      ? [await listen({ path: `\0${abstractSocket}` }, secret, onConnection)]
      : [];
  return {
    bait: { secret, file, port: (tcp.address() as { port: number }).port, abstractSocket },
    connections: () => connections,
    remove: async () => {
      delete process.env[variable];
      rmSync(folder, { recursive: true });
      await Promise.all([tcp, ...local].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

/** Anybody may connect to a port of the loopback; hostile code is known by the secret it sends. */
function listen(
  where: { host: string; port: number } | { path: string },
  secret: string,
  onConnection: () => void,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      // Whoever it is, they are gone before the battery ends, and their troubles are not ours.
      socket.setTimeout(5_000, () => socket.destroy()).on('error', () => {});
      let heard = '';
      socket.setEncoding('latin1').on('data', (text: string) => {
        heard += text;
        if (heard.startsWith(secret)) onConnection();
        if (heard.startsWith(secret) || !secret.startsWith(heard)) socket.destroy();
      });
    });
    server.once('error', reject);
    server.listen(where, () => resolve(server));
  });
}
