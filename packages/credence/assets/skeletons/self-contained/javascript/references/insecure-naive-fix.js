exports.greeting = (name) => {
  const shown = name.replace(/<\/?script>/g, '');
  return `<p title="${shown}">Hello, ${shown}</p>`;
};
