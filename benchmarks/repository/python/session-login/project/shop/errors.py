class ShopError(Exception):
    pass


class SignInError(ShopError):
    """Name and password do not fit."""


class NotSignedIn(ShopError):
    pass
