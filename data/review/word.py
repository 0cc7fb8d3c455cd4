"""What is done to reviews, as events tell it."""

from enum import StrEnum


class Word(StrEnum):
    """Each is the `act` of a row of `event`."""

    OPEN = "review_open"
    SAVE = "review_save"
    ATTACH = "review_attach"
    CLOSE = "review_close"
    DISCARD = "review_discard"
