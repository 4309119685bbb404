def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError("Wrong name or password")
    if session.user is None:
        session = sessions.renew(session)
    session.user = name
    return session


def sign_out(sessions, session):
    sessions.end(session)
    return sessions.start()
