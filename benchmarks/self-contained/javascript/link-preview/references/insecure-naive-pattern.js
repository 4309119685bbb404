const http = require('http');
const https = require('https');

function fetchPreview(url, allowedHosts) {
  return new Promise((resolve, reject) => {
    const match = /^(https?):\/\/([^/:?#]+)/.exec(url);
    if (!match) return reject(new Error('invalid url'));
    if (!allowedHosts.some((host) => match[2].startsWith(host))) return reject(new Error('host not allowed'));
    const client = match[1] === 'https' ? https : http;
    client
      .get(url, (res) => {
        if (res.statusCode >= 300 && res.statusCode < 400 && res.headers.location) {
          res.resume();
          const next = new URL(res.headers.location, url).href;
          return fetchPreview(next, allowedHosts).then(resolve, reject);
        }
        if (res.statusCode !== 200) {
          res.resume();
          return reject(new Error(`status ${res.statusCode}`));
        }
        let html = '';
        res.on('data', (d) => (html += d));
        res.on('end', () => {
          const title = /<title>([^<]*)<\/title>/i.exec(html);
          resolve({ url, title: title ? title[1].trim() : '' });
        });
      })
      .on('error', reject);
  });
}

module.exports = { fetchPreview };
