import datetime as dt

import pytest

from text import Language, language, messages, say, speak_as_the_terminal, speaking


def test_an_unknown_key_is_a_fault_and_not_a_text() -> None:
    with pytest.raises(KeyError, match=r"map\.no_such_message"):
        say("map.no_such_message")


def test_speaking_another_language_ends_with_the_block() -> None:
    with speaking(Language.EN):
        assert language() is Language.EN
    assert language() is Language.VI


def test_whole_numbers_and_dates_in_a_message_are_printed_the_readers_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Echo:
        def gettext(self, _key: str) -> str:
            return "{n} · {day} · {name}"

    monkeypatch.setattr("text.messages", lambda _language: Echo())
    assert say("any.key", n=91357, day=dt.date(2025, 9, 14), name="Bảo Nhai") == (
        "91.357 · 14/9/2025 · Bảo Nhai"
    )


def test_the_terminal_may_choose_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_LANGUAGE", "en")
    with speaking(Language.VI):
        speak_as_the_terminal()
        assert language() is Language.EN


def test_catalogues_are_read_once() -> None:
    assert messages(Language.VI) is messages(Language.VI)
