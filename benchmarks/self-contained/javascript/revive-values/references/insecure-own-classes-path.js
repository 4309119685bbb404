const CLASSES = { Date, Map, Set, RegExp, URL, Uint8Array, Error };
exports.revive = (text) =>
  JSON.parse(text, (k, v) => {
    if (!v || typeof v !== 'object' || !v.$new || !v.args) return v;
    const C = String(v.$new)
      .split('.')
      .reduce((o, p) => o && o[p], CLASSES);
    if (typeof C !== 'function') throw new Error('no class');
    return new C(...v.args);
  });
