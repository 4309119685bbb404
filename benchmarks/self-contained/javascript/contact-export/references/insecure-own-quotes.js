const quote = (text) => (/[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);

function clean(value) {
  // a lone carriage return ends a row as well
  value = value.trim();
  return /^[=+\-@]/.test(value) ? "'" + value : value;
}

function exportContacts(columns, contacts) {
  const lines = [columns.map((name) => quote(clean(name))).join(',')];
  for (const contact of contacts) {
    const values = columns.map((name) => clean(contact[name] || ''));
    if (values.every((value) => value === '')) continue;
    lines.push(values.map(quote).join(','));
  }
  return lines.join('\r\n') + '\r\n';
}

module.exports = { exportContacts };
