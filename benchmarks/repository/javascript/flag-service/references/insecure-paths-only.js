const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function setFlag(flags, path, value) {
  const list = parts(path);
  if (!list.every(isKey)) throw new FlagError('not a flag');
  const last = list.pop();
  let object = flags;
  for (const part of list) {
    if (!isObject(object[part])) object[part] = {};
    object = object[part];
  }
  object[last] = value;
  return flags;
}

function mergeFlags(flags, changes) {
  for (const part of Object.keys(changes)) {
    if (changes[part] === null) delete flags[part];
    else if (isObject(changes[part])) {
      if (!isObject(flags[part])) flags[part] = {};
      mergeFlags(flags[part], changes[part]);
    } else flags[part] = changes[part];
  }
  return flags;
}

function getFlag(flags, path, fallback) {
  let value = flags;
  for (const part of parts(path)) {
    if (!isObject(value) || !(part in value)) return fallback;
    value = value[part];
  }
  return value;
}
