const plain = (x) => x !== null && typeof x === 'object' && !Array.isArray(x);
const clean = (k) => k.replace('__proto__', '');
function merge(t, s) {
  for (const r of Object.keys(s)) {
    const k = clean(r);
    if (plain(s[r]) && plain(t[k])) merge(t[k], s[r]);
    else t[k] = s[r];
  }
  return t;
}
function setPath(object, path, value) {
  const keys = path.split('.').map(clean);
  const last = keys.pop();
  let o = object;
  for (const k of keys) {
    if (o[k] === null || typeof o[k] !== 'object') o[k] = {};
    o = o[k];
  }
  o[last] = value;
  return object;
}
module.exports = { merge, setPath };
