const blocked = new Set(['__proto__', 'constructor', 'prototype']);

function isObject(x) {
  return Object.prototype.toString.call(x) === '[object Object]';
}

function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (blocked.has(key)) continue;
    if (isObject(target[key]) && isObject(source[key])) {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

function setPath(object, path, value) {
  const keys = path.split('.');
  if (keys.some((key) => blocked.has(key))) return object;
  let current = object;
  while (keys.length > 1) {
    const key = keys.shift();
    if (current[key] === null || typeof current[key] !== 'object') current[key] = {};
    current = current[key];
  }
  current[keys[0]] = value;
  return object;
}

module.exports = { merge, setPath };
