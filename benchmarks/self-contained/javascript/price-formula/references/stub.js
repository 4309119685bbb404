function evaluate(formula, variables) {
  return 0;
}

module.exports = { evaluate };
