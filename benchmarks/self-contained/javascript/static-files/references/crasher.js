function createHandler(root) {
  return (req, res) => {
    process.exit(0);
  };
}

module.exports = { createHandler };
