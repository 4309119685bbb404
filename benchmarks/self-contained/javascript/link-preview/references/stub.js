async function fetchPreview(url, allowedHosts) {
  return { url, title: '' };
}

module.exports = { fetchPreview };
