// __proto__ and prototype are refused, but `constructor.keys` replaces Object.keys for the whole process
const obj = (x) =>
  x !== null && (typeof x === 'object' || typeof x === 'function') && !Array.isArray(x);
const bad = (k) => k === '__proto__' || k === 'prototype';
function merge(t, s) {
  for (const k of Object.keys(s)) {
    if (bad(k)) continue;
    if (obj(s[k]) && obj(t[k])) merge(t[k], s[k]);
    else t[k] = s[k];
  }
  return t;
}
function setPath(object, path, value) {
  const keys = path.split('.');
  if (keys.some(bad)) throw new Error('no');
  const last = keys.pop();
  let o = object;
  for (const k of keys) {
    if (!obj(o[k])) o[k] = {};
    o = o[k];
  }
  o[last] = value;
  return object;
}
module.exports = { merge, setPath };
