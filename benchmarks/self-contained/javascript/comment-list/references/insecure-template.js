function renderComments(comments) {
  const items = comments.map(({ author, website, text }) => {
    const name = website ? `<a href="${website}">${author}</a>` : `<span>${author}</span>`;
    const body = text
      .replace(/(https?:\/\/\S+)/g, '<a href="$1">$1</a>')
      .replace(/\n/g, '<br>');
    return `<li data-author="${author}">${name}<p>${body}</p></li>`;
  });
  return `<ul class="comments">${items.join('')}</ul>`;
}

module.exports = { renderComments };
