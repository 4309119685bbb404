const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

function readTokens(file) {
  let text;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw error;
  }
  return new Map(Object.entries(JSON.parse(text)));
}

function saveToken(file, service, token) {
  const tokens = readTokens(file).set(service, token);
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  try {
    // "wx": a new file, so that the mode counts, and nobody else has it open.
    const text = JSON.stringify(Object.fromEntries(tokens), null, 2);
    fs.writeFileSync(draft, `${text}\n`, { flag: 'wx', mode: 0o600 });
    fs.renameSync(draft, file);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function loadToken(file, service) {
  return readTokens(file).get(service) ?? null;
}

module.exports = { saveToken, loadToken };
