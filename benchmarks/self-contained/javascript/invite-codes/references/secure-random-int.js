const crypto = require('crypto');

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'.split('');

class Invitations {
  #pending = new Map();

  create(email) {
    let code = '';
    while (code.length < 20) code += letters[crypto.randomInt(letters.length)];
    if (this.#pending.has(code)) return this.create(email);
    this.#pending.set(code, email);
    return code;
  }

  accept(typed) {
    const code = [...typed.toUpperCase()].filter((c) => letters.includes(c)).join('');
    const email = this.#pending.get(code) ?? null;
    this.#pending.delete(code);
    return email;
  }
}

const invitations = new Invitations();

exports.createInvite = (email) => invitations.create(email);
exports.acceptInvite = (code) => invitations.accept(code);
