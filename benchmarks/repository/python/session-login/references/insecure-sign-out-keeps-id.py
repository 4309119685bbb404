def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError()
    session = sessions.renew(session)
    session.user = name
    return session


def sign_out(sessions, session):
    session.user = None
    session.basket = []
    return session
