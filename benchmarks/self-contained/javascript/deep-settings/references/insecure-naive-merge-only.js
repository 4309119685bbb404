const unsafe = ['__proto__', 'constructor', 'prototype'];

function merge(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (unsafe.includes(key)) continue;
    const nested =
      value?.constructor === Object && typeof target[key] === 'object' && target[key] && !Array.isArray(target[key]);
    target[key] = nested ? merge(target[key], value) : value;
  }
  return target;
}

function setPath(object, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  const parent = keys.reduce((node, key) => {
    if (typeof node[key] !== 'object' || node[key] === null) node[key] = {};
    return node[key];
  }, object);
  parent[last] = value;
  return object;
}

module.exports = { merge, setPath };
