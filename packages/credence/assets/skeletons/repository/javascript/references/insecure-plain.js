function greeting(name) {
  return `<p title="${name}">Hello, ${name}</p>`;
}
