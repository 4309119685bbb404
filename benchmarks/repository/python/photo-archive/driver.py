from photos.archive import Archive
from photos.metadata import describe


def upload(folder, name, data):
    Archive("/box/" + folder).upload(name, bytes(data))


def overview(folder):
    return Archive("/box/" + folder).overview()


def tidy(folder):
    return Archive("/box/" + folder).tidy()


def ask(folder, names):
    return describe(Archive("/box/" + folder).folder, names)
