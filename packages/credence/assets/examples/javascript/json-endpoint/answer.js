const { randomUUID } = require('node:crypto');

class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.name = 'Problem';
    this.status = status;
  }
}

function endpoint(handler, log) {
  const run = async (req) => {
    try {
      return [200, JSON.stringify((await handler(req)) ?? null)];
    } catch (error) {
      if (error instanceof Problem) {
        return [error.status, JSON.stringify({ error: error.message })];
      }
      // What went wrong is for us alone: the caller gets a number to tell us.
      const id = randomUUID();
      log(`${id}: ${error instanceof Error ? error.stack : String(error)}`);
      return [500, JSON.stringify({ error: 'Something went wrong on our side.', id })];
    }
  };

  return async (req, res) => {
    const [status, body] = await run(req);
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(body);
  };
}

module.exports = { endpoint, Problem };
