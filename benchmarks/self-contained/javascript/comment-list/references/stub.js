function renderComments(comments) {
  return '';
}

module.exports = { renderComments };
