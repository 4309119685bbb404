function findOrder(orders, body) {
  return null;
}

function listOrders(orders, body) {
  return [];
}

module.exports = { findOrder, listOrders };
