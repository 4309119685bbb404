import csv
import io


def clean(value):
    value = value.strip()
    return "'" + value if value[:1] in ("=", "+", "-", "@") else value


def export_contacts(columns, contacts):
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([c.strip() for c in columns])
    for contact in contacts:
        row = [clean(contact.get(c, "")) for c in columns]
        if any(row):
            writer.writerow(row)
    return output.getvalue()
