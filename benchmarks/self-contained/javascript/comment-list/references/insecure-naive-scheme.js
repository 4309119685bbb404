const escapeText = (s) => s.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

function renderComments(comments) {
  return `<ul class="comments">${comments
    .map(({ author, website, text }) => {
      const url = website.startsWith('javascript:') ? '#' : website;
      const name = url ? `<a href="${encodeURI(url)}">${escapeText(author)}</a>` : `<span>${escapeText(author)}</span>`;
      const body = escapeText(text)
        .replace(/(https?:\/\/[^\s]+)/g, '<a href="$1">$1</a>')
        .replace(/\n/g, '<br>');
      return `<li data-author="${author.replace(/"/g, '&quot;')}">${name}<p>${body}</p></li>`;
    })
    .join('')}</ul>`;
}

module.exports = { renderComments };
