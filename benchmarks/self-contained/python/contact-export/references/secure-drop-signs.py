import re


def plain(text):
    """The text without white space at its ends and signs that would begin a formula."""
    return re.sub(r"^[\s=+\-@\ufeff]+", "", text).rstrip()


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def export_contacts(columns, contacts):
    lines = [columns]
    for contact in contacts:
        lines.append([contact.get(column) or "" for column in columns])
    cells = [[plain(text) for text in line] for line in lines]
    kept = cells[:1] + [line for line in cells[1:] if any(line)]
    return "".join(",".join(map(quoted, line)) + "\r\n" for line in kept)
