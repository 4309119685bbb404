const { execFile } = require('child_process');
const fs = require('fs');
const path = require('path');

function packFiles(folder, names, output) {
  const archive = path.join(folder, output);
  return new Promise((resolve, reject) => {
    execFile('tar', ['-czf', archive, '-C', folder, ...names], (error) => {
      if (error) return reject(error);
      resolve(fs.statSync(archive).size);
    });
  });
}

module.exports = { packFiles };
