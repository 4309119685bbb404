const { FlagError } = require('./errors.js');

/** The parts of a dotted path. */
function parts(path) {
  const list = String(path).split('.');
  if (list.some((part) => part === '')) throw new FlagError(`"${path}" is no path`);
  return list;
}

const reserved = new Set(['__proto__', 'prototype', 'constructor']);

/** Whether a part may be the key of a flag. Names of plain objects' own machinery may not. */
const isKey = (part) => !reserved.has(part);

module.exports = { parts, isKey };
