/** The text without what would begin a formula, and without white space at its ends. */
const plain = (text) => text.replace(/^[\s=+\-@]+/, '').trimEnd();

const quote = (text) => '"' + text.split('"').join('""') + '"';

exports.exportContacts = (columns, contacts) => {
  const table = contacts
    .map((contact) => columns.map((name) => plain(Object.hasOwn(contact, name) ? contact[name] : '')))
    .filter((row) => row.join('').length > 0);
  table.unshift(columns.map(plain));
  let csv = '';
  for (const row of table) csv += row.map(quote).join(',') + '\r\n';
  return csv;
};
