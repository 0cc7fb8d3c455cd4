"""What a machine says, in our words."""

import errno
import os
import socket
import urllib.error

import pytest

from text import Language, speaking
from text.fault import BY_NUMBER, BY_TEXT, Told, told


def test_every_number_and_text_has_a_message_in_both_languages() -> None:
    keys = {*BY_NUMBER.values(), *(key for _, key in BY_TEXT)}
    for key in keys:
        found = []
        for language in Language:
            with speaking(language):
                found.append(str(Told(key, "raw")))
        assert len(set(found)) == len(Language)
        assert "raw" not in "".join(found)


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file", "x"), "fault.absent"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "fault.full"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "fault.read_only"),
        (urllib.error.URLError(ConnectionRefusedError(errno.ECONNREFUSED, "")), "fault.refused"),
        (urllib.error.URLError(socket.gaierror(-2, "Name")), "fault.no_host"),
        (TimeoutError("timed out"), "fault.silent"),
        ('connection failed: connection to server at "::1" failed: Connection refused\n\tIs',
         "fault.refused"),
        ("unable to open database file", "fault.unopened"),
    ],
)  # fmt: skip
def test_common_reasons_are_ours(error: BaseException | str, key: str) -> None:
    assert told(error).key == key


def test_what_nobody_foresaw_keeps_the_machine_s_text_in_parentheses() -> None:
    reason = told("server closed the door\nmore")
    assert str(reason) == "máy báo lỗi khác (server closed the door)"
    assert str(told(ValueError())) == "máy báo lỗi khác (ValueError)"
