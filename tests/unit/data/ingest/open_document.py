"""Workbooks of OpenDocument, made by hand from their markup."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

MIME_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)

MANIFEST: Final = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
)


@dataclass(frozen=True)
class Cell:
    """A cell that is more than its content."""

    content: Any
    across: int = 1
    is_percent: bool = False
    formula: str = ""
    span: tuple[int, int] = (1, 1)
    note: str = ""


def book(
    rows: Sequence[Sequence[Any]],
    *,
    name: str = "Sheet1",
    down: int = 1,
    is_hidden: bool = False,
    hidden_rows: Sequence[int] = (),
) -> bytes:
    """An .ods of one sheet with these rows, each repeated `down` times."""
    style = "hidden" if is_hidden else "shown"
    body = "".join(
        f'<table:table-row table:number-rows-repeated="{down}"'
        + (' table:visibility="collapse">' if number in hidden_rows else ">")
        + "".join(map(_cell, cells))
        + "</table:table-row>"
        for number, cells in enumerate(rows, start=1)
    )
    return packed(
        f"<office:document-content {NAMESPACES}><office:automatic-styles>"
        '<style:style style:name="hidden" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:table table:name={quoteattr(name)} table:style-name={quoteattr(style)}>"
        f"<table:table-column/>{body}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def packed(content: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """A package with this content and further parts."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIME_TYPE, compress_type=zipfile.ZIP_STORED)
        package.writestr("content.xml", content or "<a/>")
        for name, part in {"META-INF/manifest.xml": MANIFEST, **(parts or {})}.items():
            package.writestr(name, part)
    return body.getvalue()


def _cell(content: Any) -> str:
    cell = content if isinstance(content, Cell) else Cell(content)
    said = f' table:number-columns-repeated="{cell.across}"' if cell.across > 1 else ""
    if cell.formula:
        said += f" table:formula={quoteattr(cell.formula)}"
    if cell.span != (1, 1):
        down, across = cell.span
        said += f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
    note = f"<office:annotation><text:p>{cell.note}</text:p></office:annotation>"
    inside = note if cell.note else ""
    if isinstance(cell.content, str):
        said += ' office:value-type="string"'
        inside += f"<text:p>{escape(cell.content)}</text:p>"
    elif cell.content is not None:
        kind = "percentage" if cell.is_percent else "float"
        said += f' office:value-type="{kind}" office:value="{cell.content}"'
        inside += f"<text:p>{cell.content}</text:p>"
    return f"<table:table-cell{said}>{inside}</table:table-cell>"
