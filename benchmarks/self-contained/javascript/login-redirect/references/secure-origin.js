'use strict';

const SITE = 'http://shop.invalid';

// A page of the shop resolves to the shop's own origin, whatever the notation.
function pageOf(next) {
  if (!next) return '/';
  let url;
  try {
    url = new URL(next, SITE);
  } catch {
    return '/';
  }
  if (url.origin !== SITE) return '/';
  const page = url.pathname.replace(/^\/+/, '/') + url.search + url.hash;
  return page;
}

function readBody(req) {
  return new Promise((resolve, reject) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (part) => (body += part));
    req.on('end', () => resolve(body));
    req.on('error', reject);
  });
}

function createHandler(checkPassword) {
  return async (req, res) => {
    if (req.method !== 'POST' || req.url.split('?')[0] !== '/login') {
      res.writeHead(404).end();
      return;
    }
    const form = new URLSearchParams(await readBody(req));
    if (await checkPassword(form.get('user'), form.get('password'))) {
      res.writeHead(303, { Location: pageOf(form.get('next')) }).end();
    } else {
      res.writeHead(401).end();
    }
  };
}

module.exports = { createHandler };
