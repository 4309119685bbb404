class ThemeError extends Error {
  constructor(message) {
    super(message);
    this.name = 'ThemeError';
  }
}

module.exports = { ThemeError };
