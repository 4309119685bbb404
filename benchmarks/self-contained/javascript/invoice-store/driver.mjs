export default (solution) => {
  const stores = new Map();
  return {
    open_store(name) {
      stores.set(name, new solution.InvoiceStore());
      return null;
    },
    ask: (name, method, ...args) => stores.get(name)[method](...args) ?? null,
  };
};
