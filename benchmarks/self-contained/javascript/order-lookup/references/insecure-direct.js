function findOrder(orders, body) {
  const { number, email } = body;
  if (!number || !email) return null;
  return orders.findOne({ number, email });
}

function listOrders(orders, body) {
  const { email, key, status } = body;
  if (!email || !key) return [];
  const query = { email, key };
  if (status) {
    query.status = Array.isArray(status) ? { $in: status } : status;
  }
  return orders.find(query);
}

module.exports = { findOrder, listOrders };
