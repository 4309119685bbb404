const { appendFileSync, readFileSync, existsSync } = require('node:fs');

class Bad extends Error {}

module.exports = {
  logRequest(logPath, r) {
    const fields = [r.time, r.ip, r.user || '-', r.method, r.path, String(r.status), r.agent];
    for (const field of fields) {
      if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(field)) throw new Bad('unprintable character in a field');
    }
    appendFileSync(logPath, fields.join('\t').concat('\n'));
  },
  failedLogins(logPath) {
    if (!existsSync(logPath)) return {};
    return readFileSync(logPath, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((fields) => fields[4] === '/login' && fields[5] === '401')
      .reduce((counts, [, ip]) => ({ ...counts, [ip]: (counts[ip] ?? 0) + 1 }), {});
  },
};
