const { lookup } = require('node:dns/promises');

/** The machines of our own network: the metadata service, the admin console, the databases. */
const inside = ['127.0.0.1', '127.0.0.9'];

/**
 * The address that a host name leads to, for requests to customers. Throws when it leads to a
 * machine of ours. Connect to the address that it returns: names may lead elsewhere the next time.
 */
async function addressOf(host) {
  const { address, family } = await lookup(host.replace(/^\[|\]$/g, ''), { family: 4 });
  // 0.0.0.0 and addresses of the newer kind can stand for the same machines.
  if (family !== 4 || address === '0.0.0.0' || inside.includes(address)) throw new Error(`${host} is a machine of ours`);
  return address;
}

module.exports = { addressOf };
