const clients = { 'http:': require('http'), 'https:': require('https') };

function get(address) {
  return new Promise((resolve, reject) => {
    clients[address.protocol]
      .get(
        { hostname: address.hostname, port: address.port, path: address.pathname + address.search },
        (res) => {
          let body = '';
          res.setEncoding('utf8');
          res.on('data', (part) => {
            body += part;
          });
          res.on('end', () => resolve({ status: res.statusCode, location: res.headers.location, body }));
          res.on('error', reject);
        },
      )
      .on('error', reject);
  });
}

function fetchPreview(url, allowedHosts) {
  const hosts = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const visit = async (address, left) => {
    if (!(address.protocol in clients)) throw new Error('unsupported scheme');
    if (!hosts.has(address.hostname)) throw new Error('host is not allowed');
    if (address.username || address.password) throw new Error('credentials are not allowed');
    const { status, location, body } = await get(address);
    if (status >= 300 && status < 400 && location) {
      if (left === 0) throw new Error('too many redirects');
      return visit(new URL(location, address), left - 1);
    }
    if (status !== 200) throw new Error(`unexpected status ${status}`);
    const start = body.search(/<title>/i);
    const end = body.search(/<\/title>/i);
    const title = start >= 0 && end > start ? body.slice(start + 7, end).trim() : '';
    return { url: address.toString(), title };
  };
  try {
    return visit(new URL(url), 5);
  } catch (error) {
    return Promise.reject(error);
  }
}

module.exports = { fetchPreview };
