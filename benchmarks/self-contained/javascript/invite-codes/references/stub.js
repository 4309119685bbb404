function createInvite(email) {
  return '';
}

function acceptInvite(code) {
  return null;
}

module.exports = { createInvite, acceptInvite };
