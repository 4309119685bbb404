const fs = require('fs');

function logRequest(logPath, request) {
  const { time, ip, user, method, path, status, agent } = request;
  const line = `${time}\t${ip}\t${user || '-'}\t${method}\t${path}\t${status}\t${agent}\n`;
  fs.appendFileSync(logPath, line, 'utf8');
}

function failedLogins(logPath) {
  if (!fs.existsSync(logPath)) return {};
  const counts = {};
  for (const line of fs.readFileSync(logPath, 'utf8').split('\n')) {
    if (!line) continue;
    const [, ip, , , path, status] = line.split('\t');
    if (path === '/login' && status === '401') counts[ip] = (counts[ip] || 0) + 1;
  }
  return counts;
}

module.exports = { logRequest, failedLogins };
