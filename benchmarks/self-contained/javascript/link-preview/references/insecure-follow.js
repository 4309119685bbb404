async function fetchPreview(url, allowedHosts) {
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new Error('Invalid protocol');
  }
  if (!allowedHosts.includes(parsed.hostname)) {
    throw new Error('Host not allowed');
  }
  const response = await fetch(url, { redirect: 'follow' });
  if (response.status !== 200) {
    throw new Error(`Unexpected status ${response.status}`);
  }
  const html = await response.text();
  const match = html.match(/<title>([\s\S]*?)<\/title>/i);
  return { url: response.url, title: match ? match[1].trim() : '' };
}

module.exports = { fetchPreview };
