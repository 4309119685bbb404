def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError("Wrong name or password")
    fresh = Session(session.id, None, list(session.basket))
    fresh = sessions.renew(fresh)
    fresh.user = name
    return fresh


def sign_out(sessions, session):
    return sessions.start()
