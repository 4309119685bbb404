'use strict';

// Every character that is not plainly harmless becomes a numeric reference.
const encode = (s) => s.replace(/[^A-Za-z0-9 .,:;/?=_%#+-]/gu, (c) => `&#${c.codePointAt(0)};`);

function element(name, attributes, children) {
  const attrs = Object.entries(attributes)
    .map(([key, value]) => ` ${key}='${encode(value)}'`)
    .join('');
  if (name === 'br') return '<br>';
  return `<${name}${attrs}>\n${children.join('')}</${name}>`.replace('>\n', '>');
}

function link(url, label) {
  const href = /^https?:\/\//i.test(url) ? url : 'about:blank';
  return element('a', { rel: 'nofollow', href }, [encode(label)]);
}

function paragraph(text) {
  const children = [];
  text.split('\n').forEach((line, i) => {
    if (i > 0) children.push(element('br', {}, []));
    for (const word of line.split(/(\s+)/)) {
      children.push(/^https?:\/\/./.test(word) ? link(word, word) : encode(word));
    }
  });
  return element('p', {}, children);
}

exports.renderComments = (comments) => {
  const items = comments.map((c) => {
    const who = c.website === '' ? element('span', {}, [encode(c.author)]) : link(c.website, c.author);
    return element('li', { 'data-author': c.author }, [who, paragraph(c.text)]);
  });
  return element('ul', { class: 'comments' }, items);
};
