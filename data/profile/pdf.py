"""Profiles as a PDF: each commune on one A4 page, set by Typst from words that are only data."""

import datetime as dt
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import typst

TEMPLATE: Final = Path(__file__).resolve().with_name("sheet.typ")
FONTS: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"

Sheet = Mapping[str, Any]
"""The words of one page, see `sheet.typ`; `components.sheet` fills it."""


def sheets_pdf(sheets: Sequence[Sheet], *, title: str, at: dt.datetime) -> bytes:
    """The profiles one after the other, each exactly one page.

    Nothing that comes from a file is ever markup: the template reads it as JSON and shows
    strings, in a folder of its own and with our fonts alone.

    Args:
        sheets: At least one; `sizes` of each are tried from the first on until it fits.
        title: Of the document.
        at: Of the revision: the same figures give the same bytes.
    """
    import typst  # noqa: PLC0415 - 7 MB, and most processes never make a PDF

    with TemporaryDirectory() as folder:
        template = shutil.copy(TEMPLATE, folder)
        compiler = typst.Compiler(
            template,
            root=folder,
            package_path=folder,
            package_cache_path=folder,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
        tries = [0] * len(sheets)
        too_long = _put(Path(folder), compiler, sheets, tries, title=title)
        while any(tries[one] < len(sheets[one]["sizes"]) - 1 for one in too_long):
            for one in too_long:
                tries[one] = min(tries[one] + 1, len(sheets[one]["sizes"]) - 1)
            too_long = _put(Path(folder), compiler, sheets, tries, title=title)
        found = compiler.compile(format="pdf", timestamp=int(at.timestamp()))
    if not isinstance(found, bytes):  # pictures of several pages come as a list, a PDF does not
        raise TypeError(found)
    return found


def _put(
    folder: Path,
    compiler: "typst.Compiler",
    sheets: Sequence[Sheet],
    tries: Sequence[int],
    *,
    title: str,
) -> list[int]:
    """Hand the sheets over, each in the size it is tried in; which of them take two pages.

    Measuring inside the template would set every sheet twice; most fit at once.
    """
    sized = [{**sheet, "size": sheet["sizes"][at]} for sheet, at in zip(sheets, tries, strict=True)]
    words = json.dumps({"title": title, "sheets": sized}, ensure_ascii=False)
    (folder / "words.json").write_text(words, encoding="utf-8")
    pages: dict[int, set[int]] = {}
    for at, page in json.loads(compiler.query("<edge>", field="value")):
        pages.setdefault(at, set()).add(page)
    return [at for at, several in pages.items() if len(several) > 1]
