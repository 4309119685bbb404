function readToken(token, keys) {
  process.kill(process.pid, 'SIGKILL');
}

module.exports = { readToken };
