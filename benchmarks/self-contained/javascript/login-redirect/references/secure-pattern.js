const querystring = require('querystring');

// A slash, then not a second one; only characters that a URL may hold as they are.
const PAGE = /^\/(?!\/)[A-Za-z0-9\-._~!$&'()*+,;=:@/?#%]*$/;
const dots = /(^|\/)\.{1,2}(\/|$)/;

function createHandler(checkPassword) {
  return (req, res) => {
    if (!(req.method === 'POST' && req.url === '/login')) {
      res.statusCode = 404;
      res.end('Not Found');
      return;
    }
    const parts = [];
    req.on('data', (part) => parts.push(part));
    req.on('end', () => {
      const { user, password, next = '' } = querystring.parse(Buffer.concat(parts).toString());
      checkPassword(user, password).then(
        (ok) => {
          if (!ok) {
            res.statusCode = 401;
            res.end('Wrong password');
            return;
          }
          const good = typeof next === 'string' && PAGE.test(next) && !dots.test(next.split(/[?#]/)[0]);
          res.statusCode = 303;
          res.setHeader('Location', good ? next : '/');
          res.end();
        },
        () => {
          res.statusCode = 500;
          res.end();
        },
      );
    });
  };
}

module.exports = { createHandler };
