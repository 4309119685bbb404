def _parts(ticket, name):
    if not ticket or "/" in ticket or ticket in (".", ".."):
        raise AttachmentError("no such ticket")
    parts = [part for part in name.split("/") if part != "."]
    if not parts or any(part in ("", "..") for part in parts) or "\0" in ticket + name:
        raise AttachmentError("no such name")
    return parts


def _path(settings, ticket, name):
    path = settings.attachments / ticket
    for part in _parts(ticket, name):
        path = path / part
        if path.is_symlink():
            raise AttachmentError("links are not followed")
    return path


def save(settings, ticket, name, data):
    path = _path(settings, ticket, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise AttachmentError("cannot be kept") from error
    return len(data)


def load(settings, ticket, name):
    path = _path(settings, ticket, name)
    if not path.is_file():
        raise AttachmentError("there is no such file")
    return path.read_bytes()
