const forbidden = ['Function', 'AsyncFunction', 'GeneratorFunction', 'Proxy'];

function lookUp(name) {
  if (forbidden.includes(name)) throw new Error(`${name} is not allowed`);
  const found = name.split('.').reduce((object, part) => object?.[part], globalThis);
  if (typeof found !== 'function') throw new Error(`no class ${name}`);
  return found;
}

function revive(text) {
  return JSON.parse(text, (_, value) =>
    value?.$new && value.args ? new (lookUp(value.$new))(...value.args) : value,
  );
}

module.exports = { revive };
