"""What the machine says went wrong, in the reader's language instead of the machine's."""

import errno
import os
import socket
from dataclasses import dataclass
from typing import Final

from text import say

BY_NUMBER: Final = {
    errno.ENOENT: "fault.absent",
    errno.ENOTDIR: "fault.not_a_folder",
    errno.EISDIR: "fault.folder",
    errno.EEXIST: "fault.exists",
    errno.EACCES: "fault.forbidden",
    errno.EPERM: "fault.forbidden",
    errno.EROFS: "fault.read_only",
    errno.ENOSPC: "fault.full",
    errno.EDQUOT: "fault.full",
    errno.ENAMETOOLONG: "fault.long_name",
    errno.ECONNREFUSED: "fault.refused",
    errno.ECONNRESET: "fault.broken_off",
    errno.EPIPE: "fault.broken_off",
    errno.ETIMEDOUT: "fault.silent",
    errno.EHOSTUNREACH: "fault.no_way",
    errno.ENETUNREACH: "fault.no_way",
}

# Databases and libraries give no number, only a text.
BY_TEXT: Final = (
    ("timeout expired", "fault.silent"),
    ("timed out", "fault.silent"),
    ("could not translate host name", "fault.no_host"),
    ("failed to resolve host", "fault.no_host"),
    ("Name or service not known", "fault.no_host"),
    ("password authentication failed", "fault.password"),
    ("no password supplied", "fault.password"),
    ("unable to open database file", "fault.unopened"),
    ("readonly database", "fault.read_only"),
    ("read-only transaction", "fault.read_only"),
    ("file is not a database", "fault.not_a_store"),
    ("disk image is malformed", "fault.damaged"),
    ("disk I/O error", "fault.disk"),
    ("File is not a zip file", "fault.not_a_zip"),
    *((os.strerror(number), key) for number, key in BY_NUMBER.items()),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A reason that prints in the language of the moment.

    Args:
        key: Message key, `fault.other` where we have no words of our own.
        said: The machine's text, printed only then.
    """

    key: str
    said: str

    def __str__(self) -> str:
        return say(self.key, said=self.said)


def told(error: BaseException | str) -> Told:
    """Why something failed, as a clause without a full stop."""
    reason = getattr(error, "reason", None)  # urllib wraps what happened
    if isinstance(reason, OSError):
        return told(reason)
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    if isinstance(error, socket.gaierror):
        return Told("fault.no_host", said)
    if isinstance(error, TimeoutError):
        return Told("fault.silent", said)
    if isinstance(error, OSError) and error.errno in BY_NUMBER:
        return Told(BY_NUMBER[error.errno], said)
    for text, key in BY_TEXT:
        if text in said:
            return Told(key, said)
    return Told("fault.other", said)
