class ArchiveError(Exception):
    pass


class ToolError(ArchiveError):
    """A program of ours ended with an error."""
