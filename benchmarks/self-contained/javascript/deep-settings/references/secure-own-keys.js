'use strict';

const isPlainObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Only own keys are followed, and new ones are defined, so that no prototype is ever reached.
function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function put(object, key, value) {
  Object.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function merge(target, source) {
  for (const [key, value] of Object.entries(source)) {
    const current = own(target, key);
    if (isPlainObject(value) && isPlainObject(current)) merge(current, value);
    else put(target, key, value);
  }
  return target;
}

function setPath(object, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  let at = object;
  for (const key of keys) {
    let next = own(at, key);
    if (typeof next !== 'object' || next === null) {
      next = {};
      put(at, key, next);
    }
    at = next;
  }
  put(at, last, value);
  return object;
}

module.exports = { merge, setPath };
