const fs = require('fs');
const path = require('path');

class Reader {
  constructor(buffer) {
    this.buffer = buffer;
    this.offset = 0;
  }
  get done() {
    return this.offset === this.buffer.length;
  }
  bytes(n) {
    const end = this.offset + n;
    if (end > this.buffer.length) throw new RangeError('unexpected end of the bundle');
    const part = this.buffer.slice(this.offset, end);
    this.offset = end;
    return part;
  }
}

function inside(root, target) {
  const relative = path.relative(root, target);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
}

// Where a path really lies: that of its nearest ancestor which exists, and the rest.
function realParent(target) {
  let parent = path.dirname(target);
  for (;;) {
    try {
      // The other realpathSync resolves the `..` of links by their text.
      return fs.realpathSync.native(parent);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
      if (fs.lstatSync(parent, { throwIfNoEntry: false })) throw new Error('a link to nowhere');
      parent = path.dirname(parent);
    }
  }
}

function unpack(bundle, folder) {
  const root = fs.realpathSync.native(folder);
  const reader = new Reader(bundle);
  const names = [];
  while (!reader.done) {
    const kind = reader.bytes(1).toString();
    const name = reader.bytes(reader.bytes(2).readUInt16BE(0)).toString();
    const content = reader.bytes(reader.bytes(4).readUInt32BE(0));
    const target = path.resolve(root, name);
    if (target === root || !inside(root, target) || !inside(root, realParent(target))) {
      throw new Error(`outside of the folder: ${name}`);
    }
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (kind === 'F') {
      fs.rmSync(target, { force: true });
      fs.writeFileSync(target, content);
    } else if (kind === 'D') {
      if (fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) throw new Error('a link is there');
      fs.mkdirSync(target, { recursive: true });
    } else if (kind === 'L') {
      fs.rmSync(target, { force: true });
      fs.symlinkSync(content.toString(), target);
    } else {
      throw new Error(`unknown kind ${kind}`);
    }
    names.push(name);
  }
  return names;
}

module.exports = { unpack };
