def _path(settings, ticket, name):
    folder = settings.attachments / ticket
    try:
        return below(folder, name)
    except OutsideError as error:
        raise AttachmentError(str(error))


def save(settings, ticket, name, data):
    path = _path(settings, ticket, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def load(settings, ticket, name):
    path = _path(settings, ticket, name)
    if not path.is_file():
        raise AttachmentError(f"no attachment {name}")
    return path.read_bytes()
