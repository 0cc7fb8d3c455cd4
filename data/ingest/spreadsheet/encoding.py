"""From the bytes of a text file to its text: UTF-8, UTF-16, cp1258, or a legacy font's bytes."""

import codecs
import re
import unicodedata
from typing import Final

from data.ingest.charset import Charset, sense

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Characters that no text has; those from 0x7f on show bytes that an encoding lacks."""
SAMPLE: Final = 200_000
MOST_ASCII: Final = 0.3
"""Share of two-byte letters with an empty half from which on a text is UTF-16."""


def text_of(body: bytes) -> str | None:
    """The text of a file, composed (NFC); None where its bytes are not text.

    A byte-order mark settles the encoding, and so does being UTF-8; UTF-16 without its mark
    shows by the empty halves of its Latin letters. Other bytes are those of
    a Vietnamese Windows (cp1258), or of a legacy font, whose letters stay as they are seen
    (see `data.ingest.charset`): what makes more sense as Vietnamese is taken.
    """
    encoding = next((name for mark, name in MARKS if body.startswith(mark)), None)
    encoding = encoding or _unmarked(body)
    text = _decoded(body, encoding or "utf-8")
    if text is None and encoding is None:
        text = _of_one_byte_letters(body)
    if text is None or BINARY.search(text):
        return None
    return unicodedata.normalize("NFC", text)


def _unmarked(body: bytes) -> str | None:
    """Which UTF-16 a text is without its mark; None where it is none."""
    sample = body[: SAMPLE // 2 * 2]
    if len(body) % 2 or not sample or b"\0" not in sample:
        return None
    first, second = (sample[at::2].count(0) * 2 / len(sample) for at in (0, 1))
    if min(first, second) > 0 or max(first, second) < MOST_ASCII:
        return None
    return "utf-16-le" if second else "utf-16-be"


def _of_one_byte_letters(body: bytes) -> str | None:
    windows, legacy = _decoded(body, "cp1258"), _decoded(body, "cp1252")
    if windows is None or legacy is None:
        return windows or legacy
    windows = unicodedata.normalize("NFC", windows)
    seen = max(sense(legacy[:SAMPLE], charset) for charset in Charset)
    return legacy if seen > sense(windows[:SAMPLE], None) else windows


def _decoded(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return None
