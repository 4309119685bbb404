def sign_in(sessions, users, session, name, password):
    if not users.fits(name, password):
        raise SignInError(name)
    fresh = sessions.start()
    fresh.user, fresh.basket = name, list(session.basket)
    sessions.end(session)
    return fresh


def sign_out(sessions, session):
    sessions.end(session)
    return sessions.start()
