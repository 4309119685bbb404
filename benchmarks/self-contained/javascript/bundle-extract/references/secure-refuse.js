'use strict';
const fs = require('fs');
const { dirname, join } = require('path');

// Paths that only lead downwards: no name and no link can ever leave the folder.
function downwards(text) {
  if (text.startsWith('/') || text.split('/').includes('..')) throw new Error(`refused: ${text}`);
  return text;
}

function unpack(bundle, folder) {
  const names = [];
  let i = 0;
  const need = (n) => {
    if (bundle.length - i < n) throw new Error('truncated bundle');
  };
  while (i < bundle.length) {
    need(3);
    const kind = String.fromCharCode(bundle[i]);
    const nameLength = bundle.readUInt16BE(i + 1);
    i += 3;
    need(nameLength + 4);
    const name = downwards(bundle.toString('utf8', i, i + nameLength));
    i += nameLength;
    const size = bundle.readUInt32BE(i);
    i += 4;
    need(size);
    const content = bundle.subarray(i, i + size);
    i += size;

    const target = join(folder, name);
    fs.mkdirSync(dirname(target), { recursive: true });
    switch (kind) {
      case 'F':
        fs.writeFileSync(target, content);
        break;
      case 'D':
        fs.mkdirSync(target, { recursive: true });
        break;
      case 'L':
        fs.symlinkSync(downwards(content.toString('utf8')), target);
        break;
      default:
        throw new Error(`unknown entry kind: ${kind}`);
    }
    names.push(name);
  }
  return names;
}

module.exports = { unpack };
