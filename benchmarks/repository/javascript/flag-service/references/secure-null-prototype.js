const plain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of the tree is without a prototype, so a key is a key and nothing else. */
function place(object, part, value) {
  if (!isKey(part)) throw new FlagError(`no flag can be called ${part}`);
  Object.defineProperty(object, part, { value, writable: true, enumerable: true, configurable: true });
}

function child(object, part) {
  const found = Object.getOwnPropertyDescriptor(object, part)?.value;
  if (plain(found)) return found;
  place(object, part, Object.create(null));
  return object[part];
}

function setFlag(flags, path, value) {
  const list = parts(path);
  place(list.slice(0, -1).reduce(child, flags), list.at(-1), value);
  return flags;
}

function mergeFlags(flags, changes) {
  for (const part of Object.keys(changes)) {
    const value = changes[part];
    if (value === null) {
      if (Object.hasOwn(flags, part)) delete flags[part];
    } else if (plain(value)) mergeFlags(child(flags, part), value);
    else place(flags, part, value);
  }
  return flags;
}

function getFlag(flags, path, fallback) {
  const value = parts(path).reduce(
    (object, part) => (plain(object) ? Object.getOwnPropertyDescriptor(object, part)?.value : undefined),
    flags,
  );
  return value === undefined ? fallback : value;
}
