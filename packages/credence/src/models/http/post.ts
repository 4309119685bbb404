import { Agent as HttpAgent, request as http, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';
import { TransientError } from '../transient.ts';

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the whole answer, a body that stalls included. Milliseconds. */
  readonly timeoutMs: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** No answer to a conversation is longer; what is, must not fill the memory. */
const maxBytes = 64 * 2 ** 20;

const agents = {
  'http:': new HttpAgent({ keepAlive: true }),
  'https:': new HttpsAgent({ keepAlive: true }),
};

/**
 * Sends one request and reads the whole answer, of whatever status. Redirections are not followed:
 * they would carry the key elsewhere.
 * @throws TransientError when there is no whole answer; the signal's reason when it was aborted.
 */
export function post(
  { url, headers, body, timeoutMs }: Post,
  signal?: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const secure = url.protocol === 'https:';
    const message = (secure ? https : http)(url, {
      method: 'POST',
      agent: secure ? agents['https:'] : agents['http:'],
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const broke = (what: string) => (cause?: Error) => fail(broken(what, cause));
    const abort = () => {
      fail(signal?.reason);
      message.destroy();
    };
    const stop = (why: TransientError) => {
      fail(why);
      message.destroy();
    };
    const timer = setTimeout(
      () => stop(new TransientError('timeout', `no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    signal?.addEventListener('abort', abort, { once: true });

    message.on('error', broke('the connection failed'));
    message.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxBytes) {
          stop(new TransientError('malformed-response', 'the answer does not end'));
        }
      });
      // A body that ends early is an error of the response.
      response.on('error', broke('the connection broke within the answer'));
      response.on('end', () =>
        end(() =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        ),
      );
    });
    // Whatever else there may be that ends a request: nobody must wait for it for ever.
    message.on('close', broke('the connection was closed'));
    message.end(body);
  });
}

function broken(what: string, cause: NodeJS.ErrnoException | undefined): TransientError {
  const said = cause?.code ? `${what} (${cause.code})` : what;
  return new TransientError('connection', said, { cause });
}
