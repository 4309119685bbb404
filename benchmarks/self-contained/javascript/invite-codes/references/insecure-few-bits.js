const crypto = require('node:crypto');
const A = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codes = new Map();
const norm = (c) => String(c).replace(/[\s-]/g, '').toUpperCase();
function acceptInvite(code) {
  const k = norm(code);
  const email = codes.get(k);
  if (email === undefined) return null;
  codes.delete(k);
  return email;
}
function createInvite(email) {
  let code;
  do {
    code = make(email);
  } while (codes.has(code));
  codes.set(code, email);
  return code;
}
module.exports = { createInvite, acceptInvite };
// A generator of our own (LCG) started from four good bytes: one code gives away all that follow
let state = crypto.randomBytes(4).readUInt32LE();
const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 27;
const make = () => Array.from({ length: 20 }, () => A[next()]).join('');
