import io
import sys

import pytest

from data.command.ticker import ticking
from data.ingest.progress import Step


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_it_is_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    with ticking() as progress:
        assert progress is not None
        progress(Step.CHECK, 1, 4)
        assert "Đang kiểm tra số liệu: 25 %" in seen.getvalue()
    assert seen.getvalue().endswith("\r\x1b[K")


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", seen := io.StringIO())
    with ticking() as progress:
        assert progress is None
    assert not seen.getvalue()
