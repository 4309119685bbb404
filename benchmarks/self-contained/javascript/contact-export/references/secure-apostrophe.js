'use strict';

function cell(value) {
  let text = String(value ?? '').trim();
  // Spreadsheet programs take what follows an apostrophe for text.
  if (/^[=+\-@]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function exportContacts(columns, contacts) {
  const rows = [columns.map(cell)];
  for (const contact of contacts) {
    const row = columns.map((column) => cell(contact[column]));
    if (row.some((text) => text !== '')) rows.push(row);
  }
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}

module.exports = { exportContacts };
