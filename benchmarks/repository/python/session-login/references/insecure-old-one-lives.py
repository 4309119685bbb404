def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError("Wrong name or password")
    fresh = sessions.start()
    fresh.user = name
    fresh.basket = session.basket
    return fresh


def sign_out(sessions, session):
    sessions.end(session)
    return sessions.start()
