module.exports = {
  logRequest() {},
  failedLogins() {
    return {};
  },
};
