import os


def _locate(settings, ticket, name):
    root = os.path.realpath(settings.attachments)
    folder = os.path.normpath(os.path.join(root, ticket))
    if os.path.dirname(folder) != root:
        raise AttachmentError("unknown ticket")
    try:
        path = os.path.realpath(os.path.join(folder, name))
    except ValueError as error:
        raise AttachmentError("bad name") from error
    if os.path.commonpath([folder, path]) != folder or path == folder:
        raise AttachmentError("bad name")
    return path


def save(settings, ticket, name, data):
    path = _locate(settings, ticket, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        return file.write(data)


def load(settings, ticket, name):
    path = _locate(settings, ticket, name)
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        raise AttachmentError("no such file") from None
