const precedence = { '+': 1, '-': 1, '*': 2, '/': 2, neg: 3 };
const apply = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

// Shunting-yard: numbers on one stack, operators on the other.
function evaluate(formula, variables) {
  const names = new Map(Object.entries(variables));
  const numbers = [];
  const operators = [];
  let wantOperand = true;

  const reduce = () => {
    const operator = operators.pop();
    if (operator === 'neg') return numbers.push(-numbers.pop());
    const right = numbers.pop();
    return numbers.push(apply[operator](numbers.pop(), right));
  };
  const push = (operator) => {
    while (operators.length && precedence[operators.at(-1)] >= precedence[operator]) reduce();
    operators.push(operator);
  };

  for (const token of formula.match(/\d+(\.\d+)?|\w+|\S/g) ?? []) {
    if (wantOperand) {
      if (token === '(') operators.push('(');
      else if (token === '-') operators.push('neg');
      else {
        const value = /^\d/.test(token) ? Number(token) : names.get(token);
        if (typeof value !== 'number' || Number.isNaN(value)) throw new SyntaxError(`not an operand: ${token}`);
        numbers.push(value);
        wantOperand = false;
      }
    } else if (token === ')') {
      while (operators.length && operators.at(-1) !== '(') reduce();
      if (operators.pop() !== '(') throw new SyntaxError('unexpected )');
    } else if (Object.hasOwn(apply, token)) {
      push(token);
      wantOperand = true;
    } else throw new SyntaxError(`not an operator: ${token}`);
  }
  if (wantOperand) throw new SyntaxError('the formula ends too early');
  while (operators.length) {
    if (operators.at(-1) === '(') throw new SyntaxError('missing )');
    reduce();
  }
  return numbers[0];
}

module.exports = { evaluate };
