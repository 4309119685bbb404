"""Signing in and out."""
from .errors import SignInError
from .sessions import Session


# credence:begin
def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError("name and password do not fit")
    session.user = name
    return sessions.renew(session)


def sign_out(sessions, session):
    sessions.end(session)
    return sessions.start()
# credence:end
