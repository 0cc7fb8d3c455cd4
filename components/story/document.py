"""A story as a PDF: tagged, in our own font, a page a view with its tables after it."""

import datetime as dt
import json
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from components.plate import svg
from components.story.character import clean
from components.story.shown import Chart, Kind, Screening, Shown, Table
from components.story.sketch import chart_svg
from components.story.table_ends import ends
from text import language

TEMPLATE: Final = Path(__file__).resolve().with_name("paper.typ")
FONTS: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"
MAP_HIGH: Final = 142
CHART_HIGH: Final = 92
SMALL: Final = 64
STACK: Final = 28
FEW: Final = 15
LARGE_TITLE: Final = 22.0
TITLES: Final = ((60, 18.0), (140, 14.0), (260, 12.0))
LEAST_TITLE: Final = 10.0
COLUMNS: Final = ((8, 8.5), (12, 7.0))
LEAST_SIZE: Final = 6.0
MOST_COLUMNS: Final = 17
"""Of a sheet in letters that can be read; a table of more goes on below, its names again."""
FACTS_BESIDE_MAP: Final = 1
"""Maps are whole pictures, which say the figure of all together themselves."""


def document(screening: Screening, *, at: dt.datetime) -> bytes:
    """The story, A4 across; the same story gives the same bytes.

    Args:
        screening: What it shows.
        at: Of the revision, or now.
    """
    import typst  # noqa: PLC0415 - 7 MB, and most processes never make a PDF

    with TemporaryDirectory() as folder:
        template = shutil.copy(TEMPLATE, folder)
        words = _words(screening, Path(folder))
        (Path(folder) / "words.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
        return typst.compile(
            template,
            root=folder,
            package_path=folder,
            package_cache_path=folder,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            timestamp=int(at.timestamp()),
        )


def _words(screening: Screening, folder: Path) -> dict[str, Any]:
    is_whole = screening.is_page
    slides = [_slide(one, folder, at, is_whole=is_whole) for at, one in enumerate(screening.slides)]
    marks = sorted({one.mark for one in screening.slides if one.mark})
    return {
        "title": clean(screening.name) or "–",
        "size": max(LARGE_TITLE, title_size(screening.name)),
        "language": language().value,
        "opens": not screening.is_page,
        "said": [clean(part) for part in (screening.said, *marks) if part],
        "slides": slides,
    }


def _slide(one: Shown, folder: Path, at: int, *, is_whole: bool) -> dict[str, Any]:
    foot = " ".join(part for part in (one.source, one.revision and f"{one.revision}.") if part)
    return {
        "title": clean(one.title) or "–",
        "size": title_size(one.title),
        "note": clean(one.note),
        "mark": one.mark,
        "problem": clean(one.problem),
        "foot": clean(foot),
        "pictures": _pictures(one, folder, at),
        "facts": [
            {
                "name": clean(fact.name),
                "value": clean(fact.value),
                "beside": [clean(part) for part in fact.beside],
            }
            for fact in one.facts[FACTS_BESIDE_MAP if _says_whole(one) else 0 :]
        ],
        "sentences": [clean(part) for part in one.sentences],
        "tables": [
            _table(part, note=note if number == 0 else "")
            for each in one.tables
            for kept, note in ([(each, "")] if is_whole else ends(each))
            for number, part in enumerate(parts(kept))
        ],
    }


def _says_whole(one: Shown) -> bool:
    return one.plate is not None and one.plate_beside is None and not one.charts


def _pictures(one: Shown, folder: Path, at: int) -> list[dict[str, Any]]:
    """Maps and charts; several share the height of a page."""
    plates = [each for each in (one.plate, one.plate_beside) if each is not None]
    drawn = [(svg(plate), plate.view.alt, MAP_HIGH) for plate in plates]
    drawn += [(chart_svg(each), _alt(one, each), _high(one, each)) for each in one.charts]
    found = []
    for number, (picture, alt, most) in enumerate(drawn):
        file = folder / f"{at}-{number}.svg"
        file.write_text(picture, "utf-8")
        found.append({"file": file.name, "alt": clean(alt), "high": most})
    return found


def _high(one: Shown, each: Chart) -> int:
    """Millimetres: a long ranking nearly a page, one bar little."""
    if each.kind is Kind.STACKED:
        return STACK
    if each.kind is Kind.BAR and len(each.categories) > FEW:
        return MAP_HIGH
    return CHART_HIGH if len(one.charts) == 1 else SMALL


def _alt(one: Shown, each: Chart) -> str:
    return " ".join((f"{each.title}.", *one.sentences[:1]))


def title_size(text: str) -> float:
    """Smaller for a long one."""
    return next((size for most, size in TITLES if len(text) <= most), LEAST_TITLE)


def parts(one: Table) -> list[Table]:
    """A table of very many columns as several, each with the first column."""
    if len(one.columns) <= MOST_COLUMNS:
        return [one]
    first, *others = one.columns
    count = -(-len(others) // (MOST_COLUMNS - 1))
    step = -(-len(others) // count)
    return [
        replace(one, title=one.title, columns=(first, *others[at : at + step]))
        for at in range(0, len(others), step)
    ]


def _table(one: Table, *, note: str) -> dict[str, Any]:
    """Its rows; a table of many columns in smaller print."""
    longest = [
        min(48, max([len(column.title) / 1.6, *(len(text) for text in column.printed), 3]))
        for column in one.columns
    ]
    count = len(one.columns)
    return {
        "title": clean(one.title),
        "note": clean(note),
        "size": next((size for most, size in COLUMNS if count <= most), LEAST_SIZE),
        "widths": [max(4.0, width) for width in longest],
        "heads": [clean(column.title) for column in one.columns],
        "numbers": [at for at, column in enumerate(one.columns) if column.is_number],
        "rows": [[clean(column.printed[at]) for column in one.columns] for at in range(len(one))],
    }
