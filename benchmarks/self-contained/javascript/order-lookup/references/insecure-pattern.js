// the e-mail address without regard to case, by $regex
exports.findOrder = (orders, b) =>
  typeof b.number === 'string' && typeof b.email === 'string'
    ? orders.findOne({ number: b.number, email: { $regex: `^${b.email}$` } })
    : null;
exports.listOrders = (orders, b) => {
  if (typeof b.email !== 'string' || typeof b.key !== 'string') return [];
  const q = { email: { $regex: `^${b.email}$` }, key: b.key };
  if (b.status) q.status = { $in: [].concat(b.status) };
  return orders.find(q);
};
