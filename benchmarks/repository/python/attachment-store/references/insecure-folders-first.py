def _path(settings, ticket, name):
    try:
        if "/" in ticket:
            raise OutsideError("no ticket")
        return below(below(settings.attachments, ticket), name)
    except (OutsideError, OSError, ValueError) as error:
        raise AttachmentError("that is no name of a file") from error


def save(settings, ticket, name, data):
    path = settings.attachments / ticket / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path = _path(settings, ticket, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def load(settings, ticket, name):
    path = _path(settings, ticket, name)
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise AttachmentError("no such file") from error
