"""Which characters a file may hold."""

import unicodedata


def clean(text: str) -> str:
    """Without the characters that no file may hold; breaks become spaces."""
    kept = (" " if one in "\r\n\t\v\f" else one for one in text)
    return "".join(one for one in kept if unicodedata.category(one) not in {"Cc", "Cs", "Cn"})
