// Drops the operators of MongoDB from what the customer sends.
function clean(body) {
  return JSON.parse(JSON.stringify(body).replace(/"\$(ne|gt|gte|in|regex|where|or)"/g, '"_$1"'));
}

function findOrder(orders, body) {
  const { number, email } = clean(body);
  if (!number || !email) return null;
  return orders.findOne({ number, email });
}

function listOrders(orders, body) {
  const { email, key, status } = clean(body);
  if (!email || !key) return [];
  const query = { email, key };
  if (status) query.status = Array.isArray(status) ? { $in: status } : status;
  return orders.find(query);
}

module.exports = { findOrder, listOrders };
