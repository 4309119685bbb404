const vm = require('vm');

function evaluate(formula, variables) {
  const context = vm.createContext({ ...variables });
  const result = vm.runInContext(`(${formula})`, context, { timeout: 100 });
  if (typeof result !== 'number') {
    throw new Error('Formula does not evaluate to a number');
  }
  return result;
}

module.exports = { evaluate };
