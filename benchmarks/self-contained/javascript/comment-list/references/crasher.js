function renderComments(comments) {
  process.exit(1);
}

module.exports = { renderComments };
