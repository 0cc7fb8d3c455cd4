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


def text_of(body: bytes) -> str | None:
    """The text of a file, composed (NFC); None where its bytes are not text.

    A byte-order mark settles the encoding, and so does being UTF-8. Other bytes are those of
    a Vietnamese Windows (cp1258), or of a legacy font, whose letters stay as they are seen
    (see `data.ingest.charset`): what makes more sense as Vietnamese is taken.
    """
    encoding = next((name for mark, name in MARKS if body.startswith(mark)), None)
    text = _decoded(body, encoding or "utf-8")
    if text is None and encoding is None:
        text = _of_one_byte_letters(body)
    if text is None or BINARY.search(text):
        return None
    return unicodedata.normalize("NFC", text)


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
