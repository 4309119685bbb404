exports.greeting = (name) => `<p title="${name}">Hello, ${name}</p>`;
