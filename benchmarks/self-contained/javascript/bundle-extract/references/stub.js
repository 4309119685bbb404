function unpack(bundle, folder) {
  return [];
}

module.exports = { unpack };
