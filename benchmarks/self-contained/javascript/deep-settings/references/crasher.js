function merge(target, source) {
  throw new Error('not implemented');
}

function setPath(object, path, value) {
  throw new Error('not implemented');
}

module.exports = { merge, setPath };
