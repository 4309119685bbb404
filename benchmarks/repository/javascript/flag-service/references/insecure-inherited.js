const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function setFlag(flags, path, value) {
  const list = parts(path);
  const last = list.pop();
  let node = flags;
  for (const key of list) {
    if (!isKey(key)) throw new FlagError('no');
    if (!(node[key] instanceof Object)) node[key] = {};
    node = node[key];
  }
  if (!isKey(last)) throw new FlagError('no');
  node[last] = value;
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
    if (!isObject(node) || !Object.hasOwn(node, part)) return fallback;
    node = node[part];
  }
  return node;
}
