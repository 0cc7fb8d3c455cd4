"""What the product says: messages by key, in the reader's language.

Text lives in gettext catalogues, `locale/<language>/LC_MESSAGES/*.po`, never in code. A
message's key starts with the name of its catalogue (`ingest.not_a_workbook` stands in
`ingest.po`). Vietnamese comes first; every language has every key, which a test holds.
"""

import datetime as dt
import gettext
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from text import number

LOCALE: Final = Path(__file__).resolve().parents[1] / "locale"


class Language(StrEnum):
    """A language the product speaks, first the default."""

    VI = "vi"
    EN = "en"


_spoken: ContextVar[Language] = ContextVar("language", default=Language.VI)


def language() -> Language:
    """The language of this reader's run."""
    return _spoken.get()


def speak(chosen: Language) -> None:
    """Set the language for the rest of this run."""
    _spoken.set(chosen)


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speak another language for a while, e.g. to print an error in both."""
    token = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(token)


def speak_as_the_terminal() -> None:
    """Take the language from `BANSO_LANGUAGE`; Vietnamese where it is unset or unknown."""
    asked = os.environ.get("BANSO_LANGUAGE", "")
    speak(Language(asked) if asked in set(Language) else Language.VI)


def say(key: str, /, **values: object) -> str:
    """The message of this key in the reader's language.

    Args:
        key: Message key, e.g. `map.not_reported`.
        values: Fill the message's `{named}` places. Whole numbers and dates are printed
            the reader's way; anything else goes through `str`, so decimals are formatted
            first (`text.number.decimal`) by whoever knows how many digits they have.

    Raises:
        KeyError: No catalogue of this language has the key.
    """
    message = messages(language()).gettext(key)
    if message == key:
        raise KeyError(key)
    return message.format(**{name: _printed(value) for name, value in values.items()})


@cache
def messages(chosen: Language) -> gettext.NullTranslations:
    """Every catalogue of one language, as one; read once a process."""
    together = Catalog(locale=chosen.value)
    for path in sorted((LOCALE / chosen / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=chosen.value):
                if message.id:
                    together.add(message.id, message.string)
    binary = io.BytesIO()
    write_mo(binary, together)
    return gettext.GNUTranslations(io.BytesIO(binary.getvalue()))


def _printed(value: object) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return number.whole(value, locale=language())
    if isinstance(value, dt.date):
        return number.date(value, locale=language())
    return str(value)
