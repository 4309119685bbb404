const fs = require('fs');

const FIELDS = ['time', 'ip', 'user', 'method', 'path', 'status', 'agent'];

// Every white space and control character becomes a blank.
const plain = (value) => String(value).replace(/[\s\p{Cc}]+/gu, ' ');

exports.logRequest = (logPath, request) => {
  const line = FIELDS.map((name) => plain(name === 'user' ? request.user || '-' : request[name]));
  fs.writeFileSync(logPath, line.join('\t') + '\n', { flag: 'a' });
};

exports.failedLogins = (logPath) => {
  let text = '';
  try {
    text = fs.readFileSync(logPath, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const result = {};
  for (const line of text.split(/\r?\n/)) {
    const fields = line.split('\t');
    if (fields.length !== 7) continue;
    if (fields[4] === '/login' && fields[5] === '401') {
      result[fields[1]] = (result[fields[1]] || 0) + 1;
    }
  }
  return result;
};
