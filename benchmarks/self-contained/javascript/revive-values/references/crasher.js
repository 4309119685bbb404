function revive(text) {
  process.exit(7);
}

module.exports = { revive };
