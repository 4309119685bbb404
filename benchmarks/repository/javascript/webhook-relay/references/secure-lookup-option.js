const checkedLookup = (host, options, callback) => {
  addressOf(host).then(
    (address) => (options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4)),
    callback,
  );
};

function once(url, hook, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-relay-hook': hook.id };
    const request = http.request(url, { method: 'POST', headers, lookup: checkedLookup }, async (answer) => {
      try {
        const chunks = [];
        for await (const chunk of answer) chunks.push(chunk);
        resolve({ answer, text: Buffer.concat(chunks).toString('utf8').slice(0, 10_000) });
      } catch (error) {
        reject(error);
      }
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function deliver(hook, event, url = null, left = 3) {
  try {
    const target = url ?? new URL(hook.url);
    // Numeric hosts are never looked up, so they are checked by themselves.
    await addressOf(target.hostname);
    const { answer, text } = await once(target, hook, JSON.stringify(event));
    const moved = [301, 302, 303, 307, 308].includes(answer.statusCode) && answer.headers.location;
    if (!moved) return { status: answer.statusCode, body: text };
    if (left === 0) throw new Error('redirected too often');
    return await deliver(hook, event, new URL(moved, target), left - 1);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError(error.message);
  }
}
