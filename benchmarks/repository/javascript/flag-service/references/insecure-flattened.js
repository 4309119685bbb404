const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function place(flags, list, value) {
  const last = list.pop();
  let node = flags;
  for (const key of list) {
    if (!isObject(node[key])) node[key] = {};
    node = node[key];
  }
  if (value === null) delete node[last];
  else node[last] = value;
}

function setFlag(flags, path, value) {
  const list = parts(path);
  if (!list.every(isKey)) throw new FlagError('no');
  const last = list[list.length - 1];
  if (value === null) {
    place(flags, [...list], 0);
    let node = flags;
    for (const key of list.slice(0, -1)) node = node[key];
    node[last] = null;
  } else place(flags, list, value);
  return flags;
}

function mergeFlags(flags, changes, before = '') {
  for (const [key, value] of Object.entries(changes)) {
    if (!isKey(key)) continue;
    if (isObject(value) && Object.keys(value).length > 0) mergeFlags(flags, value, `${before}${key}.`);
    else place(flags, `${before}${key}`.split('.'), value);
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
