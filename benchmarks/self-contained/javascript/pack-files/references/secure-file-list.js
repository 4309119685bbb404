'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

// The names go to tar as a NUL-separated list, in which nothing is an option.
exports.packFiles = async (folder, names, output) => {
  const args = ['-czf', output, '--null', '--verbatim-files-from', '--files-from=-'];
  const input = names.map((name) => `${name}\0`).join('');
  const result = spawnSync('tar', args, { cwd: folder, input });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(String(result.stderr));
  return fs.statSync(path.join(folder, output)).size;
};
