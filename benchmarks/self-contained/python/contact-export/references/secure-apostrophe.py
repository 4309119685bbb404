import csv
import io


def _cell(value):
    value = value.strip()
    if value.startswith(("=", "+", "-", "@")):
        # Spreadsheet programs take what follows an apostrophe for text.
        return "'" + value
    return value


def export_contacts(columns, contacts):
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in columns])
    for contact in contacts:
        row = [_cell(contact.get(name, "")) for name in columns]
        if any(row):
            writer.writerow(row)
    return out.getvalue()
