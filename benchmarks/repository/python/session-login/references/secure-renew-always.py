def sign_in(sessions, users, session, name, password):
    if users.fits(name, password):
        renewed = sessions.renew(session)
        renewed.user = name
        return renewed
    raise SignInError("unknown name or wrong password")


def sign_out(sessions, session):
    session.user = None
    session.basket.clear()
    return sessions.renew(session)
