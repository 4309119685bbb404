'use strict';

function tokenize(formula) {
  const tokens = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|([-+*/()]))/y;
  let rest = formula.trimEnd();
  while (pattern.lastIndex < rest.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(rest);
    if (!match) throw new Error(`unexpected character at ${at}`);
    const [, number, name, symbol] = match;
    tokens.push(number ? { number: Number(number) } : name ? { name } : { symbol });
  }
  return tokens;
}

function evaluate(formula, variables) {
  const tokens = tokenize(formula);
  let at = 0;

  const take = (...symbols) => {
    const symbol = tokens[at]?.symbol;
    if (!symbol || !symbols.includes(symbol)) return null;
    at++;
    return symbol;
  };

  function operand() {
    if (take('-')) return -operand();
    if (take('(')) {
      const value = sum();
      if (!take(')')) throw new Error('missing )');
      return value;
    }
    const token = tokens[at++];
    if (token?.number !== undefined) return token.number;
    if (token?.name === undefined) throw new Error('an operand is missing');
    if (!Object.hasOwn(variables, token.name)) throw new Error(`unknown name ${token.name}`);
    return variables[token.name];
  }

  function product() {
    let value = operand();
    for (let op = take('*', '/'); op; op = take('*', '/')) {
      const right = operand();
      value = op === '*' ? value * right : value / right;
    }
    return value;
  }

  function sum() {
    let value = product();
    for (let op = take('+', '-'); op; op = take('+', '-')) {
      const right = product();
      value = op === '+' ? value + right : value - right;
    }
    return value;
  }

  const value = sum();
  if (at < tokens.length) throw new Error('unexpected text at the end');
  return value;
}

module.exports = { evaluate };
