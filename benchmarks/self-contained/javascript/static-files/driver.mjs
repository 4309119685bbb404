import { createServer } from 'node:http';

export default (solution) => ({
  /** Serves `root` with the answer's listener on a free port of the loopback, which it returns. */
  serve(root) {
    const listener = solution.createHandler(root);
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
