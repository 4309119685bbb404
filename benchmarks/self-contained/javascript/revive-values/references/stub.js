function revive(text) {
  return JSON.parse(text);
}

module.exports = { revive };
