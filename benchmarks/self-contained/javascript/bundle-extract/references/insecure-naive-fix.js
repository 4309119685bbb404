const fs = require('fs');
const path = require('path');

function unpack(bundle, folder) {
  const names = [];
  let pos = 0;

  function read(length) {
    if (pos + length > bundle.length) throw new Error('Unexpected end of bundle');
    const chunk = bundle.subarray(pos, pos + length);
    pos += length;
    return chunk;
  }

  while (pos < bundle.length) {
    const kind = read(1).toString('ascii');
    const name = read(read(2).readUInt16BE(0)).toString('utf8');
    const content = read(read(4).readUInt32BE(0));
    const target = path.resolve(folder, name);
    if (!target.startsWith(path.resolve(folder) + path.sep)) {
      throw new Error(`Entry is outside of the folder: ${name}`);
    }

    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (kind === 'F') {
      fs.writeFileSync(target, content);
    } else if (kind === 'D') {
      fs.mkdirSync(target, { recursive: true });
    } else if (kind === 'L') {
      fs.symlinkSync(content.toString('utf8'), target);
    } else {
      throw new Error(`Unknown entry kind: ${kind}`);
    }
    names.push(name);
  }
  return names;
}

module.exports = { unpack };
