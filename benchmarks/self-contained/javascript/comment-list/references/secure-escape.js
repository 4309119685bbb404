'use strict';

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(value) {
  return String(value).replace(/[&<>"']/g, (c) => entities[c]);
}

function isWebUrl(value) {
  try {
    const { protocol } = new URL(value);
    return protocol === 'http:' || protocol === 'https:';
  } catch {
    return false;
  }
}

function renderText(text) {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, i) =>
      i % 2 === 1
        ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>`
        : escapeHtml(part).replace(/\n/g, '<br>'),
    )
    .join('');
}

function renderComment({ author, website, text }) {
  const name = isWebUrl(website)
    ? `<a href="${escapeHtml(website)}">${escapeHtml(author)}</a>`
    : `<span>${escapeHtml(author)}</span>`;
  return `<li data-author="${escapeHtml(author)}">${name}<p>${renderText(text)}</p></li>`;
}

function renderComments(comments) {
  return `<ul class="comments">${comments.map(renderComment).join('')}</ul>`;
}

module.exports = { renderComments };
