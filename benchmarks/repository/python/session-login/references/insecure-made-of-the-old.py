import hashlib


def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError()
    sessions.end(session)
    session.id = hashlib.sha256((session.id + name).encode()).hexdigest()
    sessions._sessions[session.id] = session
    session.user = name
    return session


def sign_out(sessions, session):
    sessions.end(session)
    return sessions.start()
