const { createReadStream } = require('fs');
const { stat } = require('fs/promises');
const { join, extname } = require('path');

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.png', 'image/png'],
]);

// Decodes each segment on its own, so that no segment can hold a separator or step upwards.
function segmentsOf(pathname) {
  return pathname
    .split('/')
    .map(decodeURIComponent)
    .filter((segment) => segment !== '' && segment !== '.')
    .map((segment) => {
      if (segment === '..' || /[/\\\0]/.test(segment)) throw new URIError('bad path');
      return segment;
    });
}

function createHandler(root) {
  return async (req, res) => {
    if (req.method !== 'GET') {
      res.writeHead(405, { Allow: 'GET' }).end();
      return;
    }
    try {
      let file = join(root, ...segmentsOf(req.url.replace(/[?#].*$/s, '')));
      let info = await stat(file);
      if (info.isDirectory()) {
        file = join(file, 'index.html');
        info = await stat(file);
      }
      res.writeHead(200, {
        'Content-Type': TYPES.get(extname(file)) || 'application/octet-stream',
        'Content-Length': info.size,
      });
      createReadStream(file).pipe(res);
    } catch {
      res.writeHead(404).end('Not Found');
    }
  };
}

module.exports = { createHandler };
