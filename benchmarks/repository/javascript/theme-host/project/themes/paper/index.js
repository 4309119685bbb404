exports.defaults = { title: 'Untitled', footer: 'Made of paper' };
exports.render = ({ title, text, footer }) => `<h1>${title}</h1>${text ?? ''}<footer>${footer}</footer>`;
