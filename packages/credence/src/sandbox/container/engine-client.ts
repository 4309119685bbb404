import { execFile, execFileSync, type SpawnSyncReturns } from 'node:child_process';

/** Where an engine is found, and who asks: nothing else of our environment is its business. */
const passed = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TMPDIR', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME'],
  ...['XDG_DATA_HOME', 'DBUS_SESSION_BUS_ADDRESS', 'SSH_AUTH_SOCK'],
  ...['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY'],
  ...['CONTAINER_HOST', 'CONTAINER_CONNECTION', 'CONTAINERS_CONF', 'CONTAINERS_STORAGE_CONF'],
];

const deadlineMs = 20_000;
const maxBuffer = 8 << 20;

export function clientEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** The engine's client said no; `message` is its last words. */
export class EngineRefusal extends Error {
  override name = 'EngineRefusal';
}

/** Runs the client to its end and returns what it printed. Throws `EngineRefusal`. */
export function askEngine(client: string, args: readonly string[]): string {
  try {
    return execFileSync(client, args, {
      encoding: 'utf8',
      env: clientEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: deadlineMs,
      maxBuffer,
    });
  } catch (error) {
    throw refusal(error as Error & Partial<SpawnSyncReturns<string>>);
  }
}

/** The same without blocking. */
export function tellEngine(client: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: clientEnvironment(), timeout: deadlineMs, maxBuffer };
    const child = execFile(client, args, options, (error, stdout, stderr) => {
      if (error) reject(refusal(Object.assign(error, { stderr })));
      else resolve(stdout);
    });
    child.stdin?.end();
  });
}

function refusal(error: Error & { readonly code?: unknown; readonly stderr?: string | null }) {
  const words = (error.stderr ?? '').trim().split('\n').at(-1)?.trim();
  const late = error.code === 'ETIMEDOUT' || (error as { killed?: boolean }).killed === true;
  const message = late ? `did not answer within ${deadlineMs / 1000} s` : words || error.message;
  return new EngineRefusal(message, { cause: error });
}
