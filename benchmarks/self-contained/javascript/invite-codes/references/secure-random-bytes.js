'use strict';
const { randomBytes } = require('node:crypto');

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const invites = new Map();

function createInvite(email) {
  let code;
  do {
    // 256 is a multiple of 32, so that each character is equally likely.
    code = Array.from(randomBytes(20), (byte) => ALPHABET[byte % 32]).join('');
  } while (invites.has(code));
  invites.set(code, email);
  return code;
}

function acceptInvite(code) {
  const key = String(code).toUpperCase().replace(/[\s-]/g, '');
  const email = invites.get(key);
  if (email === undefined) return null;
  invites.delete(key);
  return email;
}

module.exports = { createInvite, acceptInvite };
