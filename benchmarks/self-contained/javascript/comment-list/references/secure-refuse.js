const esc = (s) =>
  s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function renderComments(comments) {
  let html = '<ul class="comments">\n';
  for (const { author, website, text } of comments) {
    if (website !== '' && !website.startsWith('http://') && !website.startsWith('https://')) {
      throw new TypeError('website must be an http or https address');
    }
    const body = esc(text)
      .replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`)
      .replace(/\n/g, '<br>\n');
    const name = website ? `<a href="${esc(website)}">${esc(author)}</a>` : `<span>${esc(author)}</span>`;
    html += `  <li data-author="${esc(author)}">${name}\n    <p>${body}</p>\n  </li>\n`;
  }
  return `${html}</ul>\n`;
}

module.exports = { renderComments };
