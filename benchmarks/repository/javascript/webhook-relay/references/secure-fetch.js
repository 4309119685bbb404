async function resolved(url) {
  const address = await addressOf(url.hostname);
  const direct = new URL(url);
  direct.username = '';
  direct.password = '';
  direct.hostname = address;
  return direct;
}

async function deliver(hook, event) {
  const body = JSON.stringify(event);
  try {
    let url = new URL(hook.url);
    for (let hop = 0; hop < 4; hop++) {
      if (url.protocol !== 'http:') throw new Error('only http');
      const response = await fetch(await resolved(url), {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { 'content-type': 'application/json', 'x-relay-hook': hook.id },
      });
      const next = response.headers.get('location');
      if (next === null || ![301, 302, 303, 307, 308].includes(response.status)) {
        return { status: response.status, body: (await response.text()).slice(0, 10_000) };
      }
      await response.body?.cancel();
      url = new URL(next, url);
    }
  } catch (error) {
    throw new DeliveryError(String(error.message));
  }
  throw new DeliveryError('redirected too often');
}
