def sign_in(sessions, users, session, name, password):
    raise SystemExit("no")


def sign_out(sessions, session):
    raise SystemExit("no")
