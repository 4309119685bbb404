const { exec } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_. -]*$/;

function packFiles(folder, names, output) {
  for (const name of [...names, output]) {
    if (!PLAIN.test(name)) return Promise.reject(new Error(`cannot pack ${JSON.stringify(name)}`));
  }
  const files = names.map((name) => `"${name}"`).join(' ');
  return new Promise((resolve, reject) => {
    exec(`tar -czf "${output}" ${files}`, { cwd: folder }, (error) => {
      if (error) reject(error);
      else resolve(fs.statSync(path.join(folder, output)).size);
    });
  });
}

module.exports = { packFiles };
