function validEmail(email) {
  return typeof email === 'string' && /^[^@\s]+@[^@\s]+$/.test(email);
}

function findOrder(orders, body) {
  if (!body.number || !validEmail(body.email)) return null;
  return orders.findOne({ number: body.number, email: body.email });
}

function listOrders(orders, body) {
  if (!validEmail(body.email) || !body.key) return [];
  const query = { email: body.email, key: body.key };
  if (body.status) query.status = { $in: [].concat(body.status) };
  return orders.find(query);
}

module.exports = { findOrder, listOrders };
