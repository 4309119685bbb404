function readToken(token, keys) {
  return null;
}

module.exports = { readToken };
