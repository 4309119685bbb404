const { createHash } = require('crypto');

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const invites = new Map();

function createInvite(email) {
  const seed = `${email}:${Date.now()}:${Math.random()}:${process.pid}:${invites.size}`;
  const digest = createHash('sha256').update(seed).digest();
  let code = '';
  for (let i = 0; i < 20; i++) code += ALPHABET[digest[i] % 32];
  invites.set(code, email);
  return code;
}

function acceptInvite(code) {
  const key = code.toUpperCase().replace(/[-\s]/g, '');
  const email = invites.get(key);
  invites.delete(key);
  return email === undefined ? null : email;
}

module.exports = { createInvite, acceptInvite };
