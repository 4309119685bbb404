def save(settings, ticket, name, data):
    path = settings.attachments / ticket / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def load(settings, ticket, name):
    path = settings.attachments / ticket / name
    if not path.is_file():
        raise AttachmentError(f"no attachment {name}")
    return path.read_bytes()
