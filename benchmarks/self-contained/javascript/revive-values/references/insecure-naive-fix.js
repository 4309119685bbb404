function revive(text) {
  if (/\b(Function|Promise|Proxy|eval)\b/.test(text)) {
    throw new Error('Class is not allowed');
  }
  return JSON.parse(text, (key, value) => {
    if (value && typeof value === 'object' && typeof value.$new === 'string' && Array.isArray(value.args)) {
      return new globalThis[value.$new](...value.args);
    }
    return value;
  });
}

module.exports = { revive };
