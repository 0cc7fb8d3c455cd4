"""What is done to accounts, as events tell it."""

from enum import StrEnum


class Word(StrEnum):
    """Each is the `act` of a row of `event`; those of submissions are `data.store.Deed`."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    PASSWORD = "password"  # noqa: S105 - a word
    INVITE = "invite"
    UNINVITE = "uninvite"
    GRANT = "grant"
    RESET = "reset"
    UNLOCK = "unlock"
    DEACTIVATE = "deactivate"
    ACTIVATE = "activate"
    TOOK_SET_UP = "took_set_up"
    TOOK_INVITATION = "took_invitation"
    TOOK_RESET = "took_reset"
