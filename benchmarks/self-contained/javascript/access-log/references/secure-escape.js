'use strict';
const fs = require('node:fs');

const escape = (value) =>
  String(value).replace(
    /[\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (c) => (c === '\\' ? '\\\\' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

function logRequest(logPath, request) {
  const { time, ip, user, method, path, status, agent } = request;
  const fields = [time, ip, user || '-', method, path, status, agent];
  fs.appendFileSync(logPath, `${fields.map(escape).join('\t')}\n`, 'utf8');
}

function failedLogins(logPath) {
  if (!fs.existsSync(logPath)) return {};
  const counts = new Map();
  for (const line of fs.readFileSync(logPath, 'utf8').split('\n')) {
    const [, ip, , , path, status] = line.split('\t');
    if (path === '/login' && status === '401') counts.set(ip, (counts.get(ip) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

module.exports = { logRequest, failedLogins };
