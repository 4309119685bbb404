const { spawn } = require('child_process');
const fs = require('fs');

// "./" before each name: whatever it begins with, it cannot be an option.
function packFiles(folder, names, output) {
  return new Promise((resolve, reject) => {
    if (output.includes('/')) throw new Error('output must be a plain name');
    const files = names.map((name) => `./${name}`);
    const tar = spawn('tar', ['-c', '-z', '-f', '-', ...files], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    tar.stderr.on('data', (data) => {
      errors += data;
    });
    tar.on('error', reject);
    const target = `${folder}/${output}`;
    const file = fs.createWriteStream(target);
    file.on('error', reject);
    tar.stdout.pipe(file);
    const written = new Promise((done) => file.on('close', done));
    tar.on('close', (code) => {
      written.then(() => {
        if (code !== 0) return reject(new Error(`tar failed: ${errors}`));
        fs.stat(target, (error, stats) => (error ? reject(error) : resolve(stats.size)));
      });
    });
  });
}

module.exports = { packFiles };
