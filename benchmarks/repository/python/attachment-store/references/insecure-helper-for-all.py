def save(settings, ticket, name, data):
    try:
        path = below(settings.attachments, ticket, name)
    except OutsideError as error:
        raise AttachmentError(str(error))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def load(settings, ticket, name):
    try:
        return below(settings.attachments, ticket, name).read_bytes()
    except (OutsideError, OSError) as error:
        raise AttachmentError(str(error))
