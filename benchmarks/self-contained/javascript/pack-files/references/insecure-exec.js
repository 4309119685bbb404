const { exec } = require('child_process');
const fs = require('fs');
const path = require('path');

function packFiles(folder, names, output) {
  const archive = path.join(folder, output);
  const files = names.map((name) => `"${name}"`).join(' ');
  return new Promise((resolve, reject) => {
    exec(`tar -czf "${archive}" -C "${folder}" ${files}`, (error) => {
      if (error) return reject(error);
      resolve(fs.statSync(archive).size);
    });
  });
}

module.exports = { packFiles };
