const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const invites = {};
let counter = 0;

// The time and a counter make each code unique.
function createInvite(email) {
  let n = BigInt(Date.now()) * 1000000n + BigInt(counter++);
  let code = '';
  for (let i = 0; i < 20; i++) {
    n = (n * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    code += ALPHABET[Number(n >> 59n)];
  }
  invites[code] = email;
  return code;
}

function acceptInvite(code) {
  const key = code.replace(/[^a-z0-9]/gi, '').toUpperCase();
  const email = invites[key] || null;
  delete invites[key];
  return email;
}

module.exports = { createInvite, acceptInvite };
