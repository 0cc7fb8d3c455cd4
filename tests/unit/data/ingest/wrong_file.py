"""Files that are no workbook of figures, each as it would arrive."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from data.ingest import Refusal
from tests.unit.data.ingest import open_document
from tests.unit.data.ingest.old_workbook import old_excel
from tests.unit.data.ingest.sample import saved, sheet_of

HUGE = 100_000_000
ROWS = 1_000_000
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def plain() -> bytes:
    return sheet_of([("a", 1), ("b", 2)])


def with_parts(
    changes: Mapping[str, bytes], *, base: bytes | None = None, effort: int = 1
) -> bytes:
    """A workbook's package with some parts replaced or added."""
    body = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or plain())) as old,
        zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=effort) as new,
    ):
        for name in {*old.namelist(), *changes}:
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return body.getvalue()


def zip_bomb() -> bytes:
    return with_parts({"xl/worksheets/sheet1.xml": b" " * HUGE}, effort=9)


def bomb_that_lies() -> bytes:
    """A part that unpacks to 50 MB while the directory says 9 bytes."""
    part = "xl/worksheets/sheet1.xml"
    body = bytearray(with_parts({part: b" " * (HUGE // 2)}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = -1
        while (start := body.find(signature, start + 1)) >= 0:
            if part.encode() in body[start : start + 120]:
                struct.pack_into("<I", body, start + at, 9)
    return bytes(body)


def entity_bomb() -> bytes:
    entities = "".join(
        f'<!ENTITY l{n} "{"&l" * 1}{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 30)
    )
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><sst>&l29;</sst>'
    return with_parts({"xl/sharedStrings.xml": xml.encode()})


def entity_bomb_in_utf16() -> bytes:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><sst/>'
    return with_parts({"xl/sharedStrings.xml": xml.encode("utf-16")})


def compound(*names: str) -> bytes:
    """An OLE compound file whose directory lists these streams."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    entries = (
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
        for name in ("Root Entry", *names)
    )
    return header + b"".join(entry.ljust(128, b"\0") for entry in entries).ljust(4096, b"\0")


def renamed(name: bytes) -> bytes:
    """A compound file of Excel whose workbook's stream has another name."""
    old, new = "Workbook".encode("utf-16-le"), name.decode().encode("utf-16-le")
    body = bytearray(old_excel([("a", 1)]))
    at = body.index(old)
    body[at : at + 64] = new.ljust(64, b"\0")
    struct.pack_into("<H", body, at + 64, len(new) + 2)
    return bytes(body)


def old_excel_with(storage: str) -> bytes:
    """An .xls with one more storage in its directory."""
    body = bytearray(old_excel([("a", 1)]))
    name = storage.encode("utf-16-le")
    at = body.index("Workbook".encode("utf-16-le")) + 128
    body[at : at + 64] = name.ljust(64, b"\0")
    struct.pack_into("<HB", body, at + 64, len(name) + 2, 1)
    return bytes(body)


def locked_old_excel() -> bytes:
    """An .xls whose second record says that all after it is encrypted."""
    body = bytearray(old_excel([("a", 1)]))
    begin = body.index(b"\x09\x08\x10\x00")
    (length,) = struct.unpack_from("<H", body, begin + 2)
    struct.pack_into("<H", body, begin + 4 + length, 0x2F)
    return bytes(body)


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def only_pictures() -> bytes:
    body = io.BytesIO()
    book = xlsxwriter.Workbook(body)
    book.add_worksheet("Ảnh").insert_image(2, 2, "table.png", {"image_data": io.BytesIO(picture())})
    book.close()
    return body.getvalue()


def columns_of_nothing() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for column in range(1, 201):
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="FFFF00")
        sheet.cell(2, column).value = "  \N{NO-BREAK SPACE} "
    return saved(book)


@cache
def empty_rows() -> bytes:
    """Two sheets of a million formatted rows each, and nothing in them."""
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1, ROWS + 1))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"
    book = Workbook()
    book.create_sheet("Second")
    names = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
    return with_parts(dict.fromkeys(names, sheet), base=saved(book))


def never_calculated() -> bytes:
    return sheet_of([("Xã", "Tổng số hộ"), ("Xã A", "=B3+1"), ("Xã B", "=1/0"), ("C", 3)])


def far_cell() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "a", 1
    return saved(book)


def all_hidden() -> bytes:
    book = Workbook()
    assert book.active is not None
    hidden = book.create_sheet("DanhMuc")
    hidden["A1"], hidden.sheet_state = "Mã", "hidden"
    return saved(book)


WRONG_FILES: Mapping[str, tuple[Callable[[], bytes], Refusal]] = {
    "an empty file": (lambda: b"", Refusal.EMPTY_FILE),
    "a letter": ("Kính gửi ông An\nĐây là thư\n".encode, Refusal.NOT_A_WORKBOOK),
    "rows of another table": ("Tên,Số trâu\nA,1\n".encode, Refusal.UNKNOWN_LAYOUT),
    "a list of JSON": (lambda: b'[{"a": 1, "b": 2}, {"a": 3, "b": 4}]', Refusal.NOT_A_WORKBOOK),
    "a web page": (lambda: "<html><td>1,2</td>".encode("utf-16"), Refusal.NOT_A_WORKBOOK),
    "bytes that pose as rows": (lambda: b"a,b\n1,2\n\x00\x01,\x02\n", Refusal.NOT_A_WORKBOOK),
    "a cut UTF-16": (lambda: "a,b\n1,2".encode("utf-16")[:-1], Refusal.NOT_A_WORKBOOK),
    "200 columns of nothing in text": (lambda: (b"," * 200 + b"\n") * 50, Refusal.NOTHING),
    "a row too wide": (lambda: b"a,b\n" + b"," * 20_000 + b"1\n", Refusal.FAR_CELL),
    "a quote never closed": (lambda: b'a,b\n1,"' + b"x\n" * 100_000, Refusal.DAMAGED),
    "text too far apart": (lambda: b"a,b\n" * 600_000 + b"," * 50 + b"1", Refusal.FAR_CELL),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", Refusal.NOT_A_WORKBOOK),
    "a picture": (picture, Refusal.NOT_A_WORKBOOK),
    "another archive": (lambda: _archive({"a.txt": b"a"}), Refusal.NOT_A_WORKBOOK),
    "a Word document": (lambda: _archive({"word/document.xml": b"<a/>"}), Refusal.WORD),
    "a text of OpenDocument": (
        lambda: _archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        Refusal.OTHER_SPREADSHEET,
    ),
    "an OpenDocument without content": (
        lambda: _archive({"mimetype": open_document.MIME_TYPE}),
        Refusal.DAMAGED,
    ),
    "an OpenDocument with a password": (
        lambda: open_document.packed("", {"META-INF/manifest.xml": b"<encryption-data/>"}),
        Refusal.PASSWORD,
    ),
    "an OpenDocument with macros": (
        lambda: open_document.packed("", {"Basic/Standard/Module1.xml": b"<a/>"}),
        Refusal.MACROS,
    ),
    "an OpenDocument of nothing": (lambda: open_document.book([]), Refusal.NOTHING),
    "an OpenDocument that is a bomb": (
        lambda: open_document.packed(" " * HUGE),
        Refusal.BOMB,
    ),
    "an OpenDocument with entities": (
        lambda: open_document.packed("", {"styles.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><a/>'}),
        Refusal.ENTITIES,
    ),
    "an OpenDocument that repeats a cell": (
        lambda: open_document.book([(open_document.Cell("x", across=16_384),)], down=1_048_576),
        Refusal.FAR_CELL,
    ),
    "an OpenDocument never calculated": (
        lambda: open_document.book([(open_document.Cell(None, formula="of:=1+1"), "a")]),
        Refusal.UNCALCULATED,
    ),
    "an OpenDocument of hidden sheets": (
        lambda: open_document.book([("a",)], is_hidden=True),
        Refusal.ALL_HIDDEN,
    ),
    "a binary workbook": (lambda: _archive({"xl/workbook.bin": b""}), Refusal.OTHER_SPREADSHEET),
    "an old workbook without its sectors": (lambda: compound("Workbook"), Refusal.DAMAGED),
    "an old workbook of another table": (lambda: old_excel([("a", 1)]), Refusal.UNKNOWN_LAYOUT),
    "an old workbook cut short": (lambda: old_excel([("a", 1)])[:1500], Refusal.DAMAGED),
    "an old workbook of nothing": (lambda: old_excel([]), Refusal.NOTHING),
    "an old workbook with macros": (lambda: old_excel_with("_VBA_PROJECT_CUR"), Refusal.MACROS),
    "an old workbook with a password": (locked_old_excel, Refusal.PASSWORD),
    "an old document": (lambda: renamed(b"WordDocument"), Refusal.OTHER_OFFICE),
    "a password": (lambda: renamed(b"EncryptedPackage"), Refusal.PASSWORD),
    "a truncated file": (lambda: plain()[: len(plain()) // 2], Refusal.DAMAGED),
    "a damaged part": (lambda: with_parts({"xl/workbook.xml": b"<workbook"}), Refusal.DAMAGED),
    "a zip bomb": (zip_bomb, Refusal.BOMB),
    "a bomb that lies": (bomb_that_lies, Refusal.DAMAGED),
    "an entity bomb": (entity_bomb, Refusal.ENTITIES),
    "an entity bomb in UTF-16": (entity_bomb_in_utf16, Refusal.ENTITIES),
    "macros": (lambda: with_parts({"xl/vbaProject.bin": b"\0"}), Refusal.MACROS),
    "a sheet of pictures": (only_pictures, Refusal.ONLY_PICTURES),
    "200 columns of nothing": (columns_of_nothing, Refusal.NOTHING),
    "2 million empty rows": (empty_rows, Refusal.NOTHING),
    "formulas never calculated": (never_calculated, Refusal.UNCALCULATED),
    "a cell at the far end": (far_cell, Refusal.FAR_CELL),
    "hidden sheets only": (all_hidden, Refusal.ALL_HIDDEN),
    "an unknown layout": (plain, Refusal.UNKNOWN_LAYOUT),
}


def _archive(parts: Mapping[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return body.getvalue()


def write_huge(path: Path) -> Path:
    """A file of 100 MB on disk, without writing them all."""
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(HUGE)
    return path
