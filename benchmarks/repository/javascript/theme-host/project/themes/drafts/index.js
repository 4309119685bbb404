// Sent by its maker; nobody has read it yet.
require('node:fs').writeFileSync('/box/draft-ran', 'draft');
exports.render = () => 'draft';
