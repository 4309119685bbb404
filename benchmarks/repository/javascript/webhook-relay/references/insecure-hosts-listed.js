function post(url, _, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers }, (response) => {
      const { statusCode: status, headers: answered } = response;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        if (text.length < 10_000) text = (text + chunk).slice(0, 10_000);
      });
      response.on('end', () => resolve({ status, location: answered.location, body: text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function deliver(hook, event) {
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/json', 'x-relay-hook': hook.id, 'content-length': Buffer.byteLength(body) };
  try {
    let url = new URL(hook.url);
    
    for (let hops = 0; hops <= 3; hops += 1) {
      if (url.protocol !== 'http:') throw new Error('only http');
      if (['localhost', '127.0.0.1', '127.0.0.9'].includes(url.hostname)) throw new Error('ours');
      const answer = await post(url, null, headers, body);
      if (![301, 302, 303, 307, 308].includes(answer.status) || !answer.location) {
        return { status: answer.status, body: answer.body };
      }
      url = new URL(answer.location, url);
    }
  } catch (error) {
    throw new DeliveryError(error.message);
  }
  throw new DeliveryError('too many redirections');
}
