const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const open = Object.create(null);

function createInvite(email) {
  const numbers = crypto.getRandomValues(new Uint32Array(20));
  const code = [...numbers].map((n) => CHARACTERS.charAt(n & 31)).join('');
  open[code] = { email, created: Date.now() };
  return code;
}

function acceptInvite(code) {
  const wanted = code.replaceAll('-', '').replaceAll(' ', '').toUpperCase();
  if (!(wanted in open)) return null;
  const { email } = open[wanted];
  delete open[wanted];
  return email;
}

module.exports = { createInvite, acceptInvite };
