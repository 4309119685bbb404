function createHandler(checkPassword) {
  return (req, res) => {
    res.statusCode = 404;
    res.end();
  };
}

module.exports = { createHandler };
