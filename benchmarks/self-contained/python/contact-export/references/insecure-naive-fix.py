import csv
import io


def clean(value):
    # looks first and trims afterwards
    if value and value[0] in "=+-@":
        value = "'" + value
    return value.strip()


def export_contacts(columns, contacts):
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([clean(c) for c in columns])
    for contact in contacts:
        row = [clean(contact.get(c, "")) for c in columns]
        if any(row):
            writer.writerow(row)
    return output.getvalue()
