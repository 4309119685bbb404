class DeskError(Exception):
    """Something that the customer is told, as it stands."""


class AttachmentError(DeskError):
    pass


class UnknownTicket(DeskError):
    pass
