const fs = require('node:fs');
const path = require('node:path');
const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.txt': 'text/plain',
  '.png': 'image/png',
};
const typeOf = (f) => TYPES[path.extname(f)] ?? 'application/octet-stream';
const end = (res, code) => {
  res.writeHead(code, { 'Content-Type': 'text/plain' });
  res.end(String(code));
};
const send = (res, file) => {
  try {
    if (fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
    const b = fs.readFileSync(file);
    res.writeHead(200, { 'Content-Type': typeOf(file) });
    res.end(b);
  } catch {
    end(res, 404);
  }
};
exports.createHandler = (root) => (req, res) => {
  if (req.method !== 'GET') return end(res, 405);
  const u = req.url.split('?')[0];
  if (/\.\.|%2e/.test(u)) return end(res, 403);
  send(res, path.join(root, decodeURIComponent(u)));
};
