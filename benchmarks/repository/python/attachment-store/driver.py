from desk.settings import from_folder
from desk.web import Desk

desks = {}


def request(folder, method, path, body=b""):
    """A request to the desk whose data lie in a folder of the box."""
    if folder not in desks:
        desks[folder] = Desk(from_folder("/box/" + folder))
    status, answer = desks[folder].handle(method, path, bytes(body))
    return [status, answer]
