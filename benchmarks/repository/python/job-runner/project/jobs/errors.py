class JobError(Exception):
    """A job that cannot be run, with the reason for its owner."""


class UnknownJob(JobError):
    pass


class BadArguments(JobError):
    pass
