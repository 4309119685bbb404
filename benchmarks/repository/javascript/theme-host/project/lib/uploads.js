const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const uploadsFolder = join(__dirname, '..', 'uploads');

/** Keeps a file of a site. Owners may upload what they like; it is only ever handed out again. */
function upload(siteId, name, content) {
  const folder = join(uploadsFolder, String(Number(siteId)));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, basename(name));
  writeFileSync(path, content);
  return path;
}

module.exports = { upload };
