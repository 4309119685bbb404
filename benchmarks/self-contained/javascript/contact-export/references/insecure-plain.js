const quote = (text) => (/[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);

function clean(value) {
  return value.trim();
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
