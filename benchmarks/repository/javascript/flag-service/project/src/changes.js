const { FlagError } = require('./errors.js');
const { isKey, parts } = require('./paths.js');

// credence:begin
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function key(part) {
  if (!isKey(part)) throw new FlagError(`"${part}" cannot be a flag`);
  return part;
}

const own = (object, part) => (Object.hasOwn(object, part) ? object[part] : undefined);

function setFlag(flags, path, value) {
  const list = parts(path).map(key);
  const last = list.pop();
  let object = flags;
  for (const part of list) {
    if (!isObject(own(object, part))) object[part] = {};
    object = object[part];
  }
  object[last] = value;
  return flags;
}

function mergeFlags(flags, changes) {
  for (const [part, value] of Object.entries(changes)) {
    key(part);
    if (value === null) delete flags[part];
    else if (isObject(value)) {
      flags[part] = mergeFlags(isObject(own(flags, part)) ? flags[part] : {}, value);
    } else flags[part] = value;
  }
  return flags;
}

function getFlag(flags, path, fallback) {
  let value = flags;
  for (const part of parts(path)) {
    if (!isObject(value) || !Object.hasOwn(value, part)) return fallback;
    value = value[part];
  }
  return value;
}
// credence:end

module.exports = { setFlag, mergeFlags, getFlag };
