"""What an author writes, held to what the store can keep and a report can print."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from data.review import codec
from data.review.error import ReviewTextError
from data.review.record import Texts
from data.store.schema import file

LONGEST_TITLE: Final = 500
LONGEST_TEXT: Final = 20_000
LARGEST_FILE: Final = 20_000_000
A_MEGABYTE: Final = 1_000_000


def kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a further version takes over unless it says otherwise."""
    return {name: row[name] for name in ("kind", "title", "period", "cutoff", "texts")}


def held_title(title: str) -> str:
    """A title on one line.

    Raises:
        ReviewTextError: It is empty or longer than 500 characters.
    """
    found = " ".join(title.replace("\0", "").split())
    if not 0 < len(found) <= LONGEST_TITLE:
        key = "review.title_length"
        raise ReviewTextError(key, most=LONGEST_TITLE, n=len(found))
    return found


def held_texts(texts: Texts) -> str:
    """The texts as the store keeps them.

    Raises:
        ReviewTextError: One is longer than a report can hold, or an evidence is an address
            other than of the web.
    """
    for one in texts.evidences:
        if one.is_refused:
            key = "review.evidence_refused"
            raise ReviewTextError(key, name=one.name)
    said = [texts.situation, texts.causes, texts.measures, texts.proposals]
    said += [part for one in texts.remedies.values() for part in (one.agency, one.said, one.remedy)]
    said += [texts.parent, texts.agency, *(one.name for one in texts.evidences)]
    longest = max(map(len, said))
    if longest > LONGEST_TEXT:
        key = "review.text_length"
        raise ReviewTextError(key, most=LONGEST_TEXT, n=longest)
    return codec.as_json(texts)


def keep_file(connection: Connection, body: bytes) -> str:
    """Keep a file's bytes once and return their SHA-256."""
    sha256 = hashlib.sha256(body).hexdigest()
    if connection.scalar(select(file.c.sha256).where(file.c.sha256 == sha256)) is None:
        connection.execute(insert(file), {"sha256": sha256, "size": len(body), "body": body})
    return sha256


def hold_size(body: bytes, *, name: str) -> None:
    """Let a file through that is neither empty nor too large.

    Raises:
        ReviewTextError: It is.
    """
    if not 0 < len(body) <= LARGEST_FILE:
        key = "review.file_size"
        raise ReviewTextError(key, name=name, most=LARGEST_FILE // A_MEGABYTE)
