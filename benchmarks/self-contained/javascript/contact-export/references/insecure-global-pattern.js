const danger = /^[=+\-@]/g;
function safe(text) {
  return danger.test(text) ? `'${text}` : text;
}
const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function exportContacts(columns, contacts) {
  const rows = [columns.map((column) => safe(column.trim()))];
  for (const contact of contacts) {
    const values = columns.map((column) => (Object.hasOwn(contact, column) ? String(contact[column] ?? '').trim() : ''));
    if (values.some((value) => value !== '')) rows.push(values.map(safe));
  }
  return rows.map((row) => row.map(quote).join(',') + '\r\n').join('');
}

module.exports = { exportContacts };
