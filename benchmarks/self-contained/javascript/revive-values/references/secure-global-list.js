'use strict';

const KNOWN = new Set('Date Map Set RegExp URL Uint8Array Uint16Array Uint32Array Error'.split(' '));

function construct(name, args) {
  switch (true) {
    case KNOWN.has(name):
      return new globalThis[name](...args);
    default:
      throw new TypeError(`the export names a class that we do not make: ${name}`);
  }
}

exports.revive = (text) => {
  const walk = (node) => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const keys = Object.keys(node);
    if (keys.length === 2 && keys.includes('$new') && keys.includes('args')) {
      return construct(node.$new, walk(node.args));
    }
    for (const key of keys) {
      Object.defineProperty(node, key, { value: walk(node[key]), enumerable: true, writable: true });
    }
    return node;
  };
  return walk(JSON.parse(text));
};
