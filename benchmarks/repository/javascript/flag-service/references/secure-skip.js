function setFlag(flags, path, value) {
  const list = parts(path);
  if (!list.every(isKey)) return flags;
  const nested = list.reduceRight((inner, part) => ({ [part]: inner }), { value });
  let [object, change] = [flags, nested];
  for (const part of list.slice(0, -1)) {
    const next = Object.hasOwn(object, part) ? object[part] : null;
    if (typeof next !== 'object' || next === null || Array.isArray(next)) object[part] = {};
    object = object[part];
    change = change[part];
  }
  object[list.at(-1)] = value;
  return flags;
}

function mergeFlags(flags, changes) {
  for (const part of Object.keys(changes).filter(isKey)) {
    const value = changes[part];
    const old = Object.hasOwn(flags, part) ? flags[part] : undefined;
    const nested = (one) => typeof one === 'object' && one !== null && !Array.isArray(one);
    if (value === null) delete flags[part];
    else flags[part] = nested(value) ? mergeFlags(nested(old) ? old : {}, value) : value;
  }
  return flags;
}

function getFlag(flags, path, fallback) {
  let found = flags;
  for (const part of parts(path)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return fallback;
    found = found[part];
  }
  return found;
}
