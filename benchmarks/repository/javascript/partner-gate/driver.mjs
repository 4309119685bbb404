export default async () => {
  const { Gate } = await import('file:///box/src/gate.mjs');
  const { readToken } = await import('file:///box/src/verify.mjs');
  const gate = new Gate();
  return {
    register: (key) => gate.keys.register(key),
    retire: (id) => gate.keys.retire(id),
    order: (partner, text) => gate.orders.add(partner, text),
    list: (token, now) => gate.list(token, now),
    read: (token, now) => readToken(gate.keys, token, now),
  };
};
