'use strict';
const fs = require('node:fs');
const path = require('node:path');

function contentType(file) {
  switch (path.extname(file)) {
    case '.html':
      return 'text/html';
    case '.css':
      return 'text/css';
    case '.js':
      return 'text/javascript';
    case '.txt':
      return 'text/plain';
    case '.png':
      return 'image/png';
    default:
      return 'application/octet-stream';
  }
}

exports.createHandler = function createHandler(root) {
  const home = fs.realpathSync(root);

  function find(url) {
    const { pathname } = new URL(`http://localhost${url}`);
    let file = fs.realpathSync(path.join(home, decodeURIComponent(pathname)));
    if (fs.statSync(file).isDirectory()) file = fs.realpathSync(path.join(file, 'index.html'));
    const relative = path.relative(home, file);
    if (relative.startsWith('..') || path.isAbsolute(relative)) throw new Error('outside');
    return file;
  }

  return function handler(req, res) {
    if (req.method !== 'GET') {
      res.statusCode = 405;
      return res.end();
    }
    let file;
    let data;
    try {
      file = find(req.url);
      data = fs.readFileSync(file);
    } catch {
      res.statusCode = 404;
      return res.end('not found');
    }
    res.setHeader('Content-Type', contentType(file));
    res.end(data);
  };
};
