function evaluate(formula, variables) {
  process.abort();
}

module.exports = { evaluate };
