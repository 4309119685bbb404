def issue_token(user):
    return ""


def redeem_token(token):
    return None
