'use strict';

function check(key) {
  if (key in Object.prototype || key === 'prototype') {
    throw new RangeError(`"${key}" cannot be the name of a setting`);
  }
}

function isObject(value) {
  return value !== null && typeof value === 'object';
}

exports.merge = function merge(target, source) {
  for (const key in source) {
    check(key);
    const a = target[key];
    const b = source[key];
    const both = isObject(a) && isObject(b) && !Array.isArray(a) && !Array.isArray(b);
    target[key] = both ? merge(a, b) : b;
  }
  return target;
};

exports.setPath = function setPath(object, path, value) {
  const parts = path.split('.');
  parts.forEach(check);
  parts.reduce((node, part, i) => {
    if (i === parts.length - 1) node[part] = value;
    else if (!isObject(node[part])) node[part] = {};
    return node[part];
  }, object);
  return object;
};
