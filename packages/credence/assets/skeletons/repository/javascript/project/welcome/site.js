const { greeting } = require('./page.js');

exports.visit = (name) => `<body>${greeting(name)}</body>`;
