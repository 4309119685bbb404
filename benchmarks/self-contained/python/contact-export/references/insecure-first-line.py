import csv
import io
import re


def _cell(text):
    return "'" + text if re.match(r"^[=+\-@].*$", text) else text



def export_contacts(columns, contacts):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([_cell(column.strip()) for column in columns])
    for contact in contacts:
        values = [(contact.get(column) or "").strip() for column in columns]
        if any(values):
            writer.writerow([_cell(value) for value in values])
    return out.getvalue()
