function findOrder(orders, body) {
  throw null;
}

function listOrders(orders, body) {
  throw null;
}

module.exports = { findOrder, listOrders };
