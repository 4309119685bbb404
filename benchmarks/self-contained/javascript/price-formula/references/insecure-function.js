function evaluate(formula, variables) {
  const names = Object.keys(variables);
  const values = Object.values(variables);
  const fn = new Function(...names, `return (${formula});`);
  const result = fn(...values);
  if (typeof result !== 'number' || Number.isNaN(result)) {
    throw new Error('Invalid formula');
  }
  return result;
}

module.exports = { evaluate };
