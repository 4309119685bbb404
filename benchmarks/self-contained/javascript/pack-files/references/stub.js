async function packFiles(folder, names, output) {
  return 0;
}

module.exports = { packFiles };
