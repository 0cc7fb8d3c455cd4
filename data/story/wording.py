"""What somebody types or sends, made fit to keep: names, titles, notes, views."""

import secrets
import unicodedata
from typing import Final

from data.story.error import StoryTextError
from data.story.record import ONLY_TODAY, View

LONGEST_TITLE: Final = 500
LONGEST_NOTE: Final = 5_000
LONGEST_ADDRESS: Final = 2_000
JOINERS: Final = frozenset("\u200c\u200d\u200e\u200f")
"""Of what cannot be seen: what words of other scripts are written with."""
ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""No letter that is read as another, no sign that a chat would take for the end of a link."""
CODE_LENGTH: Final = 11


def held_name(text: str) -> str:
    """A name on one line.

    Raises:
        StoryTextError: It is empty or longer than 500 characters.
    """
    found = held_title(text)
    if not found:
        key = "story.name_missing"
        raise StoryTextError(key)
    return found


def held_title(text: str) -> str:
    """A title on one line; "" for none.

    Raises:
        StoryTextError: It is longer than 500 characters.
    """
    return _within(" ".join(_clean(text).split()), most=LONGEST_TITLE)


def held_note(text: str) -> str:
    """A note with its lines.

    Raises:
        StoryTextError: It is longer than 5000 characters.
    """
    lines = [" ".join(_clean(line).split()) for line in text.splitlines()]
    return _within("\n".join(lines).strip(), most=LONGEST_NOTE)


def held_address(view: View) -> str:
    """The address of a view, as it is kept.

    Raises:
        StoryTextError: It is longer than any of ours, or of a page that shows only today's.
    """
    found = view.address
    if (
        view.page in ONLY_TODAY
        or len(found) > LONGEST_ADDRESS
        or any(_clean(part) != part for part in view.parts.values())
    ):
        key = "story.no_view"
        raise StoryTextError(key)
    return found


def new_code() -> str:
    """A name that nobody can guess, of 54 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str:
    """The code in what is left of a link after a chat, a letter or a hand had it."""
    return "".join(one for one in text.casefold() if one in ALPHABET)[:CODE_LENGTH]


def _clean(text: str) -> str:
    """Without what cannot be seen or turns the words around it; letters of every script stay."""
    made = unicodedata.normalize("NFC", text)
    return "".join(one if _is_seen(one) else " " if one in "\t\n\r" else "" for one in made)


def _is_seen(one: str) -> bool:
    return one in JOINERS or unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Cn", "Co"}


def _within(text: str, *, most: int) -> str:
    if len(text) > most:
        key = "story.too_long"
        raise StoryTextError(key, most=most, n=len(text))
    return text
