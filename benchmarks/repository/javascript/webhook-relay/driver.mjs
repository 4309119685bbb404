export default async () => {
  const { default: module } = await import('file:///box/lib/relay.js');
  const relay = new module.Relay();
  return {
    send: (url, event) => relay.send(relay.register('customer', url), event),
    async logged(url, event) {
      const id = relay.register('customer', url);
      await relay.send(id, event).catch(() => {});
      return relay.log(id);
    },
  };
};
