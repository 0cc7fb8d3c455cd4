"""Errors speak to the person who must act, in their language: where, what, what to do.

BansoError
├── geo.*      places and outlines: an unknown unit, a source that is no outline
└── data.*     indicators, workbooks, the store

Raise a subclass with a message key and its values; catch `BansoError` only at an edge (a
page, a command line).
"""

from text import say


class BansoError(Exception):
    """A refusal that a person can act on; prints as one message in their language.

    Args:
        key: Message key in the catalogues.
        values: Fill the message's places.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return say(self.key, **self.values)
