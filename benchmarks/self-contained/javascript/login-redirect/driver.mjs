import { createServer } from 'node:http';

export default (solution) => ({
  /** Serves the answer's listener on a free port of the loopback, which it returns. */
  serve(user, password) {
    const listener = solution.createHandler(async (u, p) => u === user && p === password);
    const fail = (res) => {
      if (!res.headersSent) res.statusCode = 500;
      res.end();
    };
    const server = createServer((req, res) => {
      try {
        Promise.resolve(listener(req, res)).catch(() => fail(res));
      } catch {
        fail(res);
      }
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(server.address().port));
    });
  },
});
