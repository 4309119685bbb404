function escapeHtml(s) {
  return s
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function renderText(text) {
  return escapeHtml(text)
    .replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`)
    .replace(/\n/g, '<br>');
}

function renderComments(comments) {
  const items = comments.map((c) => {
    const author = escapeHtml(c.author);
    const name = c.website ? `<a href="${escapeHtml(c.website)}">${author}</a>` : `<span>${author}</span>`;
    return `<li data-author="${author}">${name}<p>${renderText(c.text)}</p></li>`;
  });
  return `<ul class="comments">${items.join('')}</ul>`;
}

module.exports = { renderComments };
