import { createRequire } from 'node:module';

const require = createRequire('/box/');

export default (solution) => {
  let orders;
  return {
    open(documents) {
      const { Collection } = require('./collection.js');
      orders = new Collection(documents);
    },
    findOrder: (body) => solution.findOrder(orders, body),
    listOrders: (body) => solution.listOrders(orders, body),
  };
};
