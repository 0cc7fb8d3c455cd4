"""The sheet at the end that lists every problem, with links to the cells."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from python_calamine import CalamineWorkbook

from data.marking.note import tree_namespace
from data.marking.package import TYPES, Package
from data.marking.splice import Edit, appended, escape, prefix, spliced, tree
from data.marking.style import Styles
from data.problem import Problem, Severity
from text import Language, say, speaking

WORKBOOK: Final = "xl/workbook.xml"
LONGEST_NAME: Final = 31
MOST_LISTED: Final = 20_000
WIDTHS: Final = (12, 20, 60, 60, 10)
COLUMNS: Final = ("severity", "cell", "found", "fix", "rule")


def add(
    package: Package, problems: Sequence[Problem], *, styles: Styles, earlier: str = ""
) -> None:
    """Put a sheet with all problems after the others, errors first.

    Args:
        package: The workbook.
        problems: In the workbook's order.
        styles: Of the workbook; those of the list are added.
        earlier: Name of the part that lists the problems of an earlier copy, which this one
            takes the place of; empty without one.
    """
    if earlier:
        namespace = tree_namespace(package.part(earlier))
        package.put(earlier, _sheet(problems, styles, namespace=namespace))
        return
    body = package.part(WORKBOOK)
    root = tree(body)
    listed = root.child("sheets")
    if listed is None:
        raise ValueError(WORKBOOK)
    names = {one.attributes.get("name", "").lower() for one in listed.children}
    last = max((int(one.attributes.get("sheetId", 0)) for one in listed.children), default=0)
    path = package.free("xl/worksheets/sheet{}.xml")
    package.put(path, _sheet(problems, styles, namespace=tree_namespace(body)))
    package.declare(path, f"{TYPES}.worksheet+xml")
    link = package.relate(WORKBOOK, "worksheet", path)
    mark, title = prefix(body, root), escape(_free_name(names))
    line = (
        f'<{mark}sheet name="{title}" sheetId="{last + 1}" '
        f'xmlns:r="{package.office}" r:id="{link}"/>'
    )
    edits: list[Edit] = appended(body, listed, line)
    package.put(WORKBOOK, spliced(body, edits))


def earlier(body: bytes, parts: Mapping[str, str]) -> str:
    """The part of a list that an earlier copy of ours has; empty without one.

    It is known by its name and all of its headings, in any language: the program that saved
    the copy since has renamed and rewritten everything else.

    Args:
        body: Of the workbook.
        parts: Names of the sheets' parts by those of the sheets.
    """
    for chosen in Language:
        with speaking(chosen):
            name, heads = say("difference.sheet_name"), _heads()
        if name in parts:
            rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name(name)
            if rows.to_python(nrows=1) == [heads]:
                return parts[name]
    return ""


def _heads() -> list[str]:
    return [say(f"difference.column_{name}") for name in COLUMNS]


def _free_name(taken: set[str]) -> str:
    name = say("difference.sheet_name")
    choices = (name, *(f"{name[: LONGEST_NAME - 5]} ({n})" for n in range(2, 1000)))
    return next(one for one in choices if one.lower() not in taken)


def _sheet(problems: Sequence[Problem], styles: Styles, *, namespace: str) -> bytes:
    rank = list(Severity)
    ordered = sorted(problems, key=lambda one: rank.index(one.severity))
    shown = ordered[:MOST_LISTED]
    head, plain, link = styles.head(), styles.plain(), styles.link()
    labels = {one: styles.label(one) for one in Severity}
    rows = [_row(1, ((name, head) for name in _heads()))]
    rows += [
        _row(number, _cells(one, label=labels[one.severity], plain=plain, link=link))
        for number, one in enumerate(shown, start=2)
    ]
    if len(ordered) > len(shown):
        more = say("difference.more_problems", n=len(ordered) - len(shown))
        rows.append(_row(len(shown) + 2, [(more, plain)]))
    links = "".join(
        f'<hyperlink ref="B{number}" location="{escape(_address(one))}"/>'
        for number, one in enumerate(shown, start=2)
        if one.sheet
    )
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(WIDTHS, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/></worksheet>'
    ).encode()


def _cells(one: Problem, *, label: int, plain: int, link: int) -> list[tuple[str, int]]:
    return [
        (say(f"difference.severity_{one.severity}"), label),
        (one.place, link if one.sheet else plain),
        (say(one.found, **one.values), plain),
        (say(one.fix, **one.values), plain),
        (one.rule, plain),
    ]


def _row(number: int, cells: Iterable[tuple[str, int]]) -> str:
    inside = "".join(
        f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(text)}</t></is></c>"
        for letter, (text, style) in zip("ABCDE", cells, strict=False)
    )
    return f'<row r="{number}">{inside}</row>'


def _address(one: Problem) -> str:
    """Where a link leads: text, so that no name of a sheet becomes a formula."""
    name = one.sheet.replace("'", "''")
    return f"'{name}'!{one.cell or 'A1'}"
