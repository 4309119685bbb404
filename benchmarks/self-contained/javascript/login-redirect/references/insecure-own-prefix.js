function listen(safe) {
  return (checkPassword) => async (req, res) => {
    if (req.method !== 'POST' || req.url.split('?')[0] !== '/login') {
      res.writeHead(404);
      res.end();
      return;
    }
    let body = '';
    req.setEncoding('utf8');
    for await (const c of req) body += c;
    const form = new URLSearchParams(body);
    if (!(await checkPassword(form.get('user') ?? '', form.get('password') ?? ''))) {
      res.writeHead(401);
      res.end();
      return;
    }
    const to = safe(form.get('next') || '/', req);
    if (to === null) {
      res.writeHead(400);
      res.end('bad next');
      return;
    }
    res.writeHead(303, { Location: to });
    res.end();
  };
}
// host + next: "@evil.example/" or ".evil.example" makes another host of it
module.exports = {
  createHandler: listen((next, req) =>
    /^(https?:)?[\/\\]{2}/i.test(next) ? '/' : 'http://' + req.headers.host + next,
  ),
};
