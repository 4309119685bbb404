const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function setFlag(flags, path, value) {
  const list = parts(path);
  if (list.some((part) => !isKey(part))) return flags;
  list.reduce((node, key, index) => {
    if (index === list.length - 1) {
      node[key] = value;
      return node;
    }
    if (!Object.hasOwn(node, key) || !isObject(node[key])) node[key] = {};
    return node[key];
  }, flags);
  return flags;
}

function mergeFlags(flags, changes) {
  for (const key of Object.keys(changes ?? {})) {
    if (!isKey(key)) continue;
    const value = changes[key];
    if (value === null) delete flags[key];
    else if (!isObject(value)) flags[key] = value;
    else flags[key] = mergeFlags(Object.hasOwn(flags, key) && isObject(flags[key]) ? flags[key] : {}, value);
  }
  return flags;
}

function getFlag(flags, path, fallback) {
  let node = flags;
  for (const part of parts(path)) {
    if (node === undefined || node === null) return fallback;
    node = node[part];
  }
  return node === undefined ? fallback : node;
}
