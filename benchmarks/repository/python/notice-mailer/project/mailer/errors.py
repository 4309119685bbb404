class MailError(Exception):
    pass


class TemplateError(MailError):
    """A template and its values do not fit."""
