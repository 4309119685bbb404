class BadRequest extends Error {}

function text(body, field) {
  const value = body[field];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new BadRequest(`${field} must be a string`);
  return value;
}

function findOrder(orders, body) {
  const number = text(body, 'number');
  const email = text(body, 'email');
  return number && email ? orders.findOne({ number, email }) : null;
}

function listOrders(orders, body) {
  const email = text(body, 'email');
  const key = text(body, 'key');
  if (!email || !key) return [];
  const mine = orders.find({ email, key });
  if (body.status === undefined) return mine;
  const allowed = new Set([body.status].flat());
  return mine.filter((order) => allowed.has(order.status));
}

module.exports = { findOrder, listOrders };
