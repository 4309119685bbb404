def issue_token(user):
    raise NotImplementedError


def redeem_token(token):
    raise NotImplementedError
