function findOrder(orders, body) {
  if (!body.number || !body.email) return null;
  return orders.findOne({ number: String(body.number), email: String(body.email) });
}

function listOrders(orders, body) {
  if (!body.email || !body.key) return [];
  const query = { email: `${body.email}`, key: `${body.key}` };
  if (Array.isArray(body.status)) query.status = { $in: body.status.map(String) };
  else if (body.status) query.status = String(body.status);
  return orders.find(query);
}

module.exports = { findOrder, listOrders };
