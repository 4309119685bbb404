from mailer.notices import Notices
from mailer import templates

clubs = {}


def notices(club):
    return clubs.setdefault(club, Notices(club))


def invitation(club, record, title):
    return str(notices(club).invitation(record, title))


def message(club, record, text):
    return str(notices(club).message(record, text))


def fill(template, values):
    return str(templates.fill(template, values))
