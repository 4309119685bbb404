import os


def save(settings, ticket, name, data):
    path = settings.attachments / ticket / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        below(below(settings.attachments, ticket), name)
    except OutsideError as error:
        os.unlink(path)
        raise AttachmentError(str(error)) from error
    except (OSError, ValueError) as error:
        raise AttachmentError("cannot be kept") from error
    return len(data)


def load(settings, ticket, name):
    try:
        return below(below(settings.attachments, ticket), name).read_bytes()
    except (OSError, ValueError) as error:
        raise AttachmentError("no such file") from error
