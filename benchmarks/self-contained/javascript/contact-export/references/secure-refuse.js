function exportContacts(columns, contacts) {
  const lines = [];
  const add = (values) => {
    const line = values.map((value) => {
      const text = value.trim();
      if ('=+-@'.includes(text.charAt(0)) && text) throw new RangeError(`formula: ${text}`);
      return `"${text.replace(/"/g, '""')}"`;
    });
    lines.push(line.join(','), '\r\n');
  };
  add(columns);
  for (const contact of contacts) {
    const values = columns.map((column) => contact[column] ?? '');
    if (values.some((value) => value.trim())) add(values);
  }
  return lines.join('');
}

module.exports = { exportContacts };
