const esc = (s) =>
  s
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
const site = (w) => (/^https?:\/\//im.test(w) ? w : '#');
const link = (t) =>
  esc(t)
    .replace(/https?:\/\/\S+/g, (u) => `<a href="${u}">${u}</a>`)
    .replace(/\n/g, '<br>');
exports.renderComments = (cs) =>
  `<ul class="comments">${cs.map((c) => `<li data-author="${esc(c.author)}">${c.website ? `<a href="${esc(site(c.website))}">${esc(c.author)}</a>` : `<span>${esc(c.author)}</span>`}<p>${link(c.text)}</p></li>`).join('')}</ul>`;
