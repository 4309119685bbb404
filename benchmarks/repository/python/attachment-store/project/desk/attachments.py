"""The files that customers attach to tickets."""
from .errors import AttachmentError
from .paths import OutsideError, below


# credence:begin
def _path(settings, ticket, name):
    try:
        # One part after the other: the folder of a ticket is a wall, too.
        return below(below(settings.attachments, ticket), name)
    except OutsideError as error:
        raise AttachmentError(str(error)) from error


def save(settings, ticket, name, data):
    path = _path(settings, ticket, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.write_bytes(data)
    except OSError as error:
        raise AttachmentError(f"{name} cannot be kept") from error


def load(settings, ticket, name):
    try:
        return _path(settings, ticket, name).read_bytes()
    except OSError as error:
        raise AttachmentError(f"there is no {name}") from error
# credence:end
