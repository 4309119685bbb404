'use strict';
const { text } = require('node:stream/consumers');

// Refuses what leads away from the host that the visitor is on, and answers with a full address.
exports.createHandler = (checkPassword) => async (req, res) => {
  const here = new URL(req.url, `http://${req.headers.host}`);
  if (req.method !== 'POST' || here.pathname !== '/login') {
    res.writeHead(404);
    return res.end();
  }
  const fields = Object.fromEntries(new URLSearchParams(await text(req)));
  if (!(await checkPassword(fields.user, fields.password))) {
    res.writeHead(401);
    return res.end();
  }
  const target = URL.canParse(fields.next ?? '', here.origin)
    ? new URL(fields.next || '/', here.origin)
    : null;
  if (target === null || target.host !== here.host || target.protocol !== 'http:') {
    res.writeHead(400);
    return res.end('next is not a page of the shop');
  }
  res.writeHead(303, { Location: target.href });
  res.end();
};
