'use strict';
const { execFile } = require('node:child_process');
const { stat } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');

const run = promisify(execFile);

async function packFiles(folder, names, output) {
  const archive = path.join(folder, path.basename(output));
  await run('tar', ['--create', '--gzip', '--file', archive, '--force-local', '--directory', folder, '--', ...names]);
  const { size } = await stat(archive);
  return size;
}

module.exports = { packFiles };
