async function fetchPreview(url, allowedHosts) {
  setImmediate(() => {
    throw new Error('lost connection');
  });
  return new Promise(() => {});
}

module.exports = { fetchPreview };
