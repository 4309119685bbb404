const vm = require('node:vm');
exports.evaluate = (formula, variables) => {
  const ctx = Object.assign(Object.create(null), variables);
  const v = vm.runInNewContext(`"use strict";(${formula})`, ctx, {
    timeout: 100,
    contextCodeGeneration: { strings: true },
  });
  if (typeof v !== 'number') throw new Error('not a number');
  return v;
};
