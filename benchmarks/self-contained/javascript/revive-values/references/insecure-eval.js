function reviveValue(value) {
  if (Array.isArray(value)) return value.map(reviveValue);
  if (value && typeof value === 'object') {
    if (value.$new && Array.isArray(value.args)) {
      const args = value.args.map(reviveValue);
      const construct = new Function('args', `return new ${value.$new}(...args);`);
      return construct(args);
    }
    const result = {};
    for (const key of Object.keys(value)) result[key] = reviveValue(value[key]);
    return result;
  }
  return value;
}

function revive(text) {
  return reviveValue(JSON.parse(text));
}

module.exports = { revive };
