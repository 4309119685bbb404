import dns from 'node:dns';
import promises from 'node:dns/promises';

/**
 * Names of `.example`, of which the first part says where they lead: `at-127-0-0-2.example` always
 * there, `at-127-0-0-2-then-127-0-0-1.example` to the second address from the second question on.
 */
const asked = new Map();
function addressOfName(host) {
  const found = /^at-([\d-]+?)(?:-then-([\d-]+))?\.\w+\.example\.?$/i.exec(host);
  if (!found) return null;
  const times = (asked.get(host) ?? 0) + 1;
  asked.set(host, times);
  return (times > 1 && found[2] ? found[2] : found[1]).replaceAll('-', '.');
}

/** The network's names are asked for here: there is no name server where this runs. */
export function before() {
  const [lookup, lookupPromise] = [dns.lookup, promises.lookup];
  dns.lookup = (host, options, callback) => {
    const address = addressOfName(String(host));
    if (address === null) return lookup(host, options, callback);
    const done = callback ?? options;
    const all = typeof options === 'object' && options?.all;
    setImmediate(() => (all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)));
    return {};
  };
  promises.lookup = async (host, options) => {
    const address = addressOfName(String(host));
    if (address === null) return lookupPromise(host, options);
    return options?.all ? [{ address, family: 4 }] : { address, family: 4 };
  };
}

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
