'use strict';

const MAX_REDIRECTS = 10;

async function fetchPreview(url, allowedHosts) {
  let address = new URL(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!['http:', 'https:'].includes(address.protocol)) throw new Error('not an http address');
    if (!allowedHosts.includes(address.hostname)) throw new Error(`not a chosen site: ${address.hostname}`);

    const response = await fetch(address, { redirect: 'manual' });
    const location = response.headers.get('location');
    if ([301, 302, 303, 307, 308].includes(response.status) && location) {
      await response.body?.cancel();
      address = new URL(location, address);
      continue;
    }
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    const match = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(await response.text());
    return { url: address.href, title: match ? match[1].trim() : '' };
  }
  throw new Error('too many redirects');
}

module.exports = { fetchPreview };
