function createHandler(checkPassword) {
  return (req, res) => {
    if (req.method !== 'POST' || req.url.split('?')[0] !== '/login') {
      res.writeHead(404);
      return res.end('Not Found');
    }
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', async () => {
      const params = new URLSearchParams(body);
      const ok = await checkPassword(params.get('user'), params.get('password'));
      if (!ok) {
        res.writeHead(401);
        return res.end('Unauthorized');
      }
      res.writeHead(303, { Location: params.get('next') || '/' });
      res.end();
    });
  };
}

module.exports = { createHandler };
