const { existsSync, readdirSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const themesFolder = join(__dirname, '..', 'themes');

function names(folder, prefix = '') {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (!statSync(path).isDirectory()) return [];
    const name = `${prefix}${entry}`;
    return existsSync(join(path, 'theme.json')) ? [name] : names(path, `${name}/`);
  });
}

/** All installed themes, as `{ name, title, released, folder }`. */
function installed() {
  return names(themesFolder).map((name) => {
    const folder = join(themesFolder, name);
    return { name, folder, ...JSON.parse(readFileSync(join(folder, 'theme.json'), 'utf8')) };
  });
}

module.exports = { installed, themesFolder };
