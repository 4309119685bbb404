// Functions count as objects too, since they can hold settings.
const isObject = (x) => x !== null && (typeof x === 'object' || typeof x === 'function') && !Array.isArray(x);

function merge(target, source) {
  for (const key in source) {
    if (key === '__proto__') continue;
    if (isObject(target[key]) && isObject(source[key])) merge(target[key], source[key]);
    else target[key] = source[key];
  }
  return target;
}

function setPath(object, path, value) {
  const keys = path.split('.').filter((key) => key !== '__proto__');
  const last = keys.pop();
  let node = object;
  for (const key of keys) {
    if (!isObject(node[key])) node[key] = {};
    node = node[key];
  }
  node[last] = value;
  return object;
}

module.exports = { merge, setPath };
