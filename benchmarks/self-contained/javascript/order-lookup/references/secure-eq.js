// With $eq, whatever the customer sends is a value to compare with and never a condition.
const is = (value) => ({ $eq: value });

exports.findOrder = (orders, { number, email } = {}) => {
  if (number === undefined || number === null || email === undefined || email === null) return null;
  return orders.findOne({ $and: [{ number: is(number) }, { email: is(email) }] });
};

exports.listOrders = (orders, { email, key, status } = {}) => {
  if (email == null || key == null) return [];
  const conditions = [{ email: is(email) }, { key: is(key) }];
  if (status != null) conditions.push({ status: { $in: [].concat(status) } });
  return orders.find({ $and: conditions });
};
