function merge(target, source) {
  return target;
}

function setPath(object, path, value) {
  return object;
}

module.exports = { merge, setPath };
