'use strict';

// Only numbers, known names, operators and parentheses reach the compiler: no dot that is not
// within a number, no bracket, no quote, and each name is replaced by its value.
function evaluate(formula, variables) {
  const parts = formula.match(/\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/()]|\s+|[^]/g) || [];
  const code = parts.map((part) => {
    if (/^\s+$/.test(part)) return ' ';
    if (/^[-+*/()]$/.test(part)) return ` ${part} `;
    if (/^\d+(\.\d+)?$/.test(part)) return String(Number(part));
    if (/^[A-Za-z_]/.test(part) && Object.prototype.hasOwnProperty.call(variables, part)) {
      return `(${Number(variables[part])})`;
    }
    throw new Error(`unexpected ${part}`);
  });
  const value = new Function(`"use strict"; return (${code.join('')}\n);`)();
  if (typeof value !== 'number') throw new Error('malformed formula');
  return value;
}

module.exports = { evaluate };
