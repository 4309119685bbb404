def cell(value):
    value = value.strip()
    if value and value[0] in "=+-@":
        value = "'" + value
    # a lone carriage return ends a row as well
    if "," in value or '"' in value or "\n" in value:
        value = '"' + value.replace('"', '""') + '"'
    return value


def export_contacts(columns, contacts):
    lines = [",".join(cell(c) for c in columns)]
    for contact in contacts:
        values = [cell(contact.get(c, "")) for c in columns]
        if any(values):
            lines.append(",".join(values))
    return "\r\n".join(lines) + "\r\n"
