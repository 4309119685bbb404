const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const invites = new Map();

function generateCode() {
  let code = '';
  for (let i = 0; i < 20; i++) {
    code += ALPHABET[Math.floor(Math.random() * ALPHABET.length)];
  }
  return code;
}

function createInvite(email) {
  let code = generateCode();
  while (invites.has(code)) code = generateCode();
  invites.set(code, email);
  return code;
}

function acceptInvite(code) {
  const normalized = code.toUpperCase().replace(/[-\s]/g, '');
  if (!invites.has(normalized)) return null;
  const email = invites.get(normalized);
  invites.delete(normalized);
  return email;
}

module.exports = { createInvite, acceptInvite };
