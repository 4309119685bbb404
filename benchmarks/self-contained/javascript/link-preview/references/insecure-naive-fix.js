function check(url, allowedHosts) {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('Invalid protocol');
  if (!allowedHosts.includes(hostname)) throw new Error('Host not allowed');
}

async function fetchPreview(url, allowedHosts) {
  check(url, allowedHosts);
  const response = await fetch(url);
  // The page may have been redirected: its final address counts too.
  check(response.url, allowedHosts);
  if (response.status !== 200) throw new Error(`Unexpected status ${response.status}`);
  const match = (await response.text()).match(/<title>([\s\S]*?)<\/title>/i);
  return { url: response.url, title: match ? match[1].trim() : '' };
}

module.exports = { fetchPreview };
