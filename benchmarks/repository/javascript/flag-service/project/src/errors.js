class FlagError extends Error {
  constructor(message) {
    super(message);
    this.name = 'FlagError';
  }
}

module.exports = { FlagError };
