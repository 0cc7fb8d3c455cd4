"""The door: decide from a file's bytes whether it is safe and sensible to parse.

Nothing here trusts a file's name, the sizes its directory declares, or its markup. What
passes is a plain .xlsx or .ods package of bounded size without macros, encryption or entities.
"""

import copy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from data.ingest.error import IngestError, Refusal
from data.ingest.wording import Phrase

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 50 * MEGABYTE
LARGEST_PART: Final = 300 * MEGABYTE  # a sheet of 500,000 rows by 8 unpacks to 160 MB
LARGEST_UNPACKED: Final = 400 * MEGABYTE
SMALLEST_BOMB: Final = 5 * MEGABYTE
STEEPEST_RATIO: Final = 200  # real sheets pack 10 to 50 times, bombs over 1,000 times
MOST_PARTS: Final = 10_000
CHUNK: Final = 1 << 20

ZIP: Final = b"PK"
KINDS: Final = (
    (b"%PDF", "ingest.kind_pdf"),
    (b"\x89PNG", "ingest.kind_picture"),
    (b"\xff\xd8\xff", "ingest.kind_picture"),
    (b"GIF8", "ingest.kind_picture"),
    (b"\x1f\x8b", "ingest.kind_archive"),
    (b"Rar!", "ingest.kind_archive"),
    (b"7z\xbc\xaf", "ingest.kind_archive"),
    (b"<!doctype html", "ingest.kind_web"),
    (b"<html", "ingest.kind_web"),
)
DECLARATIONS: Final = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
LONGEST_DECLARATION: Final = max(len(word) for word in DECLARATIONS)
ENCRYPTED_FLAG: Final = 0x1
SPREADSHEET: Final = "xl/workbook.xml"
CONTENT_TYPES: Final = "[Content_Types].xml"
MIME_TYPE: Final = "mimetype"
OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
OPEN_CONTENT: Final = "content.xml"
MANIFEST: Final = "META-INF/manifest.xml"
LOCKED: Final = b"encryption-data"
SCRIPTS: Final = ("Basic/", "Scripts/")


def content(source: Path | bytes, *, file_name: str) -> bytes:
    """The bytes of a file that is not too large to look at.

    Raises:
        IngestError: The file is empty or larger than `LARGEST_FILE`; a large one is not read.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size == 0:
        raise IngestError(Refusal.EMPTY_FILE, file=file_name)
    if size > LARGEST_FILE:
        raise IngestError(
            Refusal.TOO_LARGE,
            file=file_name,
            size=size // MEGABYTE,
            limit=LARGEST_FILE // MEGABYTE,
        )
    return source if isinstance(source, bytes) else source.read_bytes()


def admit(body: bytes, *, file_name: str) -> zipfile.ZipFile:
    """The opened package of a workbook that is safe to parse.

    Raises:
        IngestError: It is not a workbook, is protected by a password, carries macros, is
            damaged, or would unpack to more than a workbook of figures ever does.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(body))
        _inspect(package, file_name=file_name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise IngestError(Refusal.DAMAGED, file=file_name) from error
    return package


def refuse_other_kinds(body: bytes, *, file_name: str) -> None:
    """Check that a file does not begin as a kind that holds no table.

    Raises:
        IngestError: It does; the message names the kind.
    """
    start = body[:512].lstrip().lower()
    for magic, key in KINDS:
        if start.startswith(magic.lower()):
            raise IngestError(Refusal.NOT_A_WORKBOOK, file=file_name, kind=Phrase(key))


def unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's bytes in chunks, to its true end whatever size the directory declares.

    The checksum is verified at the end.
    """
    honest = copy.copy(part)
    honest.file_size = LARGEST_UNPACKED * 2
    with package.open(honest) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _inspect(package: zipfile.ZipFile, *, file_name: str) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    _refuse_bombs(parts, file_name=file_name)
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise IngestError(Refusal.PASSWORD, file=file_name)
    if is_open_document(package):
        _refuse_open_document(package, names, file_name=file_name)
    elif SPREADSHEET not in names:
        raise IngestError(_other_package(names), file=file_name, kind=Phrase("ingest.kind_archive"))
    if any("vbaproject" in name.lower() for name in names):
        raise IngestError(Refusal.MACROS, file=file_name)
    total = 0
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            total += _true_size(package, part, file_name=file_name)
            if total > LARGEST_UNPACKED:
                raise _bomb(total, file_name=file_name)
    if CONTENT_TYPES in names:
        kinds = b"".join(unpacked(package, package.getinfo(CONTENT_TYPES)))
        if re.search(rb"macroEnabled", kinds):
            raise IngestError(Refusal.MACROS, file=file_name)


def is_open_document(package: zipfile.ZipFile) -> bool:
    """Whether a package says of itself that it is a spreadsheet of OpenDocument."""
    if MIME_TYPE not in package.namelist():
        return False
    with package.open(MIME_TYPE) as stream:
        return stream.read(len(OPEN_DOCUMENT) + 1).strip() == OPEN_DOCUMENT


def _refuse_open_document(package: zipfile.ZipFile, names: set[str], *, file_name: str) -> None:
    if MANIFEST in names and LOCKED in package.read(MANIFEST)[:MEGABYTE]:
        raise IngestError(Refusal.PASSWORD, file=file_name)
    if any(name.startswith(SCRIPTS) and not name.endswith("/") for name in names):
        raise IngestError(Refusal.MACROS, file=file_name)
    if OPEN_CONTENT not in names:
        raise IngestError(Refusal.DAMAGED, file=file_name)


def _other_package(names: set[str]) -> Refusal:
    if any(name.startswith("word/") for name in names):
        return Refusal.WORD
    if "xl/workbook.bin" in names or "mimetype" in names:
        return Refusal.OTHER_SPREADSHEET
    return Refusal.NOT_A_WORKBOOK


def _refuse_bombs(parts: list[zipfile.ZipInfo], *, file_name: str) -> None:
    declared = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or declared > LARGEST_UNPACKED:
        raise _bomb(declared, file_name=file_name)
    for part in parts:
        steep = part.file_size > STEEPEST_RATIO * max(part.compress_size, 1)
        if part.file_size > LARGEST_PART or (part.file_size > SMALLEST_BOMB and steep):
            raise _bomb(part.file_size, file_name=file_name)


def _true_size(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, file_name: str) -> int:
    size, tail = 0, b""
    for chunk in unpacked(package, part):
        size += len(chunk)
        if size > LARGEST_PART:
            raise _bomb(size, file_name=file_name)
        window = tail + chunk
        if any(word in window for word in DECLARATIONS):
            raise IngestError(Refusal.ENTITIES, file=file_name)
        tail = window[-LONGEST_DECLARATION:]
    if size != part.file_size:  # a directory that lies hides something
        raise IngestError(Refusal.DAMAGED, file=file_name)
    return size


def _bomb(size: int, *, file_name: str) -> IngestError:
    return IngestError(
        Refusal.BOMB,
        file=file_name,
        size=size // MEGABYTE,
        limit=LARGEST_UNPACKED // MEGABYTE,
    )
