'use strict';

const isText = (value) => typeof value === 'string' && value !== '';

function findOrder(orders, body) {
  const { number, email } = body ?? {};
  if (!isText(number) || !isText(email)) return null;
  return orders.findOne({ number, email });
}

function listOrders(orders, body) {
  const { email, key, status } = body ?? {};
  if (!isText(email) || !isText(key)) return [];
  const query = { email, key };
  if (status !== undefined) {
    const wanted = Array.isArray(status) ? status : [status];
    query.status = { $in: wanted.filter(isText) };
  }
  return orders.find(query);
}

module.exports = { findOrder, listOrders };
