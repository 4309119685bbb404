'use strict';

const factories = new Map([
  ['Date', (...args) => new Date(...args)],
  ['Map', (entries) => new Map(entries)],
  ['Set', (items) => new Set(items)],
  ['RegExp', (source, flags) => new RegExp(source, flags)],
  ['URL', (url, base) => new URL(url, base)],
  ['Uint8Array', (...args) => new Uint8Array(...args)],
  ['Error', (message) => new Error(message)],
]);

function build(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(build);
  if (typeof value.$new === 'string' && Array.isArray(value.args)) {
    const factory = factories.get(value.$new);
    if (!factory) throw new Error(`unknown class ${value.$new}`);
    return factory(...value.args.map(build));
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, build(item)]));
}

function revive(text) {
  return build(JSON.parse(text));
}

module.exports = { revive };
