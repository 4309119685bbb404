function createHandler(root) {
  return (req, res) => {
    res.statusCode = 404;
    res.end();
  };
}

module.exports = { createHandler };
