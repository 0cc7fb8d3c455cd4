"""What people do to files that are made in the background, as events tell it."""

from enum import StrEnum


class Word(StrEnum):
    """Each is the `act` of a row of `event`."""

    ASK = "job_ask"
    CANCEL = "job_cancel"
    AGAIN = "job_again"
    DELETE = "job_delete"
