"""The words of the audit log: every act that the program writes down has one."""

import re
from pathlib import Path

import pytest

from components.section.audit import TOLD
from text import Language, say, speaking

ROOT = Path(__file__).resolve().parents[4]
BY_HAND = re.compile(r"""(?:act=|_record\(connection, )f?["']""")


@pytest.mark.parametrize("language", list(Language))
def test_every_act_is_told_in_words(language: Language) -> None:
    with speaking(language):
        words = {one: say(f"account.act_{one}") for one in TOLD}
    assert not [one for one, word in words.items() if not word or word.startswith("account.")]
    assert len(set(words.values())) == len(words), "no two acts read alike"


def test_nothing_is_written_down_that_is_of_no_vocabulary() -> None:
    for name in ("account", "store"):
        for path in (ROOT / "data" / name).rglob("*.py"):
            assert not BY_HAND.search(path.read_text(encoding="utf-8")), path
