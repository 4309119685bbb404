import csv
import io


def export_contacts(columns, contacts):
    output = io.StringIO()
    writer = csv.writer(output, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([c.strip() for c in columns])
    for contact in contacts:
        row = [contact.get(c, "").strip() for c in columns]
        if any(row):
            writer.writerow(row)
    return output.getvalue()
