"""The requests of customers, as plain functions of what the web server parsed."""
from urllib.parse import unquote

from . import attachments
from .errors import DeskError
from .tickets import Tickets


class Desk:
    def __init__(self, settings):
        self.settings = settings
        self.tickets = Tickets(settings)

    def handle(self, method, path, body=b""):
        """Answers `PUT` and `GET` of /tickets/<key>/files/<name> with a status and bytes."""
        parts = path.split("/", 4)
        if len(parts) != 5 or parts[1] != "tickets" or parts[3] != "files":
            return 404, b"no such page"
        key, name = unquote(parts[2]), unquote(parts[4])
        try:
            if method == "PUT":
                size = attachments.save(self.settings, key, name, body)
                return 201, str(size).encode()
            return 200, attachments.load(self.settings, key, name)
        except DeskError as error:
            return 400, str(error).encode()
