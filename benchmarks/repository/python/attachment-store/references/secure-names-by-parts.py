def _path(settings, ticket, name):
    parts = name.split("/")
    for part in [ticket, *parts]:
        if part in ("", ".", "..") or "/" in part or "\\" in part or "\0" in part:
            raise AttachmentError("that is no name of a file")
    return settings.attachments.joinpath(ticket, *parts)


def save(settings, ticket, name, data):
    path = _path(settings, ticket, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except (OSError, ValueError) as error:
        raise AttachmentError("that file cannot be kept") from error
    return len(data)


def load(settings, ticket, name):
    path = _path(settings, ticket, name)
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise AttachmentError("there is no such file") from error
