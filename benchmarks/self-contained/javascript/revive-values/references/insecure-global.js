function revive(text) {
  return JSON.parse(text, (key, value) => {
    if (value && typeof value === 'object' && '$new' in value && 'args' in value) {
      const Class = globalThis[value.$new];
      if (typeof Class !== 'function') {
        throw new Error(`Unknown class: ${value.$new}`);
      }
      return new Class(...value.args);
    }
    return value;
  });
}

module.exports = { revive };
