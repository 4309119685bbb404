function evaluate(formula, variables) {
  if (!/^[\w\s.+\-*/()]+$/.test(formula)) {
    throw new Error('Invalid characters in formula');
  }
  const result = new Function(...Object.keys(variables), `"use strict"; return (${formula});`)(
    ...Object.values(variables),
  );
  if (typeof result !== 'number' || !Number.isFinite(result)) {
    throw new Error('Invalid formula');
  }
  return result;
}

module.exports = { evaluate };
