const http = require('node:http');
const { DeliveryError } = require('./errors.js');
const { addressOf } = require('./targets.js');

// credence:begin
const redirections = new Set([301, 302, 303, 307, 308]);
const mostCharacters = 10_000;

async function post(url, headers, body) {
  if (url.protocol !== 'http:') throw new DeliveryError(`${url.protocol} is not spoken here`);
  const address = await addressOf(url.hostname);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: address,
        port: url.port || 80,
        path: url.pathname + url.search,
        method: 'POST',
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          if (text.length < mostCharacters) text += part;
        });
        response.on('error', reject);
        response.on('end', () => resolve({ response, text: text.slice(0, mostCharacters) }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function deliver(hook, event) {
  const headers = { 'content-type': 'application/json', 'x-relay-hook': hook.id };
  const body = JSON.stringify(event);
  try {
    let url = new URL(hook.url);
    for (let redirected = 0; redirected <= 3; redirected += 1) {
      const { response, text } = await post(url, headers, body);
      const { location } = response.headers;
      if (!redirections.has(response.statusCode) || !location) {
        return { status: response.statusCode, body: text };
      }
      url = new URL(location, url);
    }
  } catch (error) {
    throw new DeliveryError(error.message);
  }
  throw new DeliveryError('too many redirections');
}
// credence:end

module.exports = { deliver };
