const classes = { Date, Map, Set, RegExp, URL, URLSearchParams, Uint8Array, Int32Array, Float64Array, ArrayBuffer, Error, TypeError, RangeError };

function revive(text) {
  return JSON.parse(text, (key, value) => {
    if (!value || typeof value !== 'object' || !('$new' in value) || !Array.isArray(value.args)) return value;
    if (!Object.hasOwn(classes, value.$new)) throw new Error(`no class ${value.$new}`);
    return Reflect.construct(classes[value.$new], value.args);
  });
}

module.exports = { revive };
