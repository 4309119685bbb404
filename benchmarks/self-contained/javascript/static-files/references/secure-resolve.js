'use strict';
const fs = require('node:fs');
const path = require('node:path');

const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.txt': 'text/plain',
  '.png': 'image/png',
};

function createHandler(root) {
  const base = path.resolve(root);

  return (req, res) => {
    const end = (status, text) => {
      res.writeHead(status, { 'Content-Type': 'text/plain' });
      res.end(text);
    };
    if (req.method !== 'GET') return end(405, 'Method Not Allowed');

    let name;
    try {
      name = decodeURIComponent(req.url.split('?')[0]);
    } catch {
      return end(400, 'Bad Request');
    }
    if (name.includes('\0')) return end(400, 'Bad Request');

    let file = path.join(base, name);
    if (file !== base && !file.startsWith(base + path.sep)) return end(404, 'Not Found');

    fs.stat(file, (error, stats) => {
      if (!error && stats.isDirectory()) file = path.join(file, 'index.html');
      fs.readFile(file, (failed, data) => {
        if (failed) return end(404, 'Not Found');
        const type = types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
        res.writeHead(200, { 'Content-Type': type });
        res.end(data);
      });
    });
  };
}

module.exports = { createHandler };
