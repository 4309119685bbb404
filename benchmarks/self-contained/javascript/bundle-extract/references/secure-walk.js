'use strict';
const fs = require('node:fs');
const path = require('node:path');

function* entriesOf(bundle) {
  let at = 0;
  const take = (length) => {
    if (at + length > bundle.length) throw new Error('the bundle is cut off');
    at += length;
    return bundle.subarray(at - length, at);
  };
  while (at < bundle.length) {
    const kind = take(1).toString('latin1');
    const name = take(take(2).readUInt16BE()).toString('utf8');
    const content = take(take(4).readUInt32BE());
    if (!'FDL'.includes(kind)) throw new Error(`unknown kind of entry ${kind}`);
    yield { kind, name, content };
  }
}

const look = (file) => fs.lstatSync(file, { throwIfNoEntry: false });

// Makes the folders one by one and never walks through a link.
function makeFolders(root, parts) {
  let at = root;
  for (const part of parts) {
    at = path.join(at, part);
    const stats = look(at);
    if (!stats) fs.mkdirSync(at);
    else if (!stats.isDirectory()) throw new Error(`${at} is not a folder`);
  }
  return at;
}

function unpack(bundle, folder) {
  const names = [];
  for (const { kind, name, content } of entriesOf(bundle)) {
    const parts = name.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0'))) {
      throw new Error(`not a name within the folder: ${name}`);
    }
    const last = kind === 'D' ? [] : parts.splice(-1);
    const target = path.join(makeFolders(folder, parts), ...last);
    if (kind !== 'D') {
      const stats = look(target);
      if (stats && !stats.isDirectory()) fs.unlinkSync(target);
    }
    if (kind === 'F') fs.writeFileSync(target, content, { flag: 'wx' });
    if (kind === 'L') fs.symlinkSync(content.toString('utf8'), target);
    names.push(name);
  }
  return names;
}

module.exports = { unpack };
