def _path(settings, ticket, name):
    if "/" in ticket or ticket in (".", "..") or "\0" in ticket:
        raise AttachmentError("no such ticket")
    try:
        return below(settings.attachments / ticket, name)
    except OutsideError as error:
        raise AttachmentError(str(error)) from error


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
