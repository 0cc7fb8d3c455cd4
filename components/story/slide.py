"""One slide as the document carries it; every number with the words that the page prints."""

from collections.abc import Sequence
from typing import Any, Final

from components.story.map_slide import map_slide
from components.story.shown import Chart, Fact, Kind, Series, Shown, Table
from text import language, say
from text.number import NBSP, decimal

NOT_SHOWN: Final = frozenset({"code", "source"})
OF_WIDE: Final = frozenset({"basis", "quotient"})
"""What a table of very many columns does without, too: nobody reads it from a wall."""
WIDE: Final = 8


def slide(shown: Shown, *, link: str = "") -> dict[str, Any]:
    """What `static/present/slide.js` draws.

    Args:
        shown: What the view shows.
        link: Where it is in the dashboard.
    """
    return {
        "title": shown.title,
        "note": shown.note,
        "facts": [_fact(one) for one in _facts(shown)],
        "map": None if shown.plate is None else map_slide(shown.plate, shown.tables),
        "beside": _beside(shown),
        "charts": [_chart(one) for one in shown.charts],
        "tables": [_table(one) for one in shown.tables],
        "sentences": list(shown.sentences),
        "source": shown.source or (shown.plate.foot[0] if shown.plate else ""),
        "revision": shown.revision or (shown.plate.foot[1] if shown.plate else ""),
        "mark": shown.mark or (shown.plate.mark if shown.plate else ""),
        "problem": shown.problem,
        "isEmpty": shown.is_empty,
        "link": link,
    }


def _beside(shown: Shown) -> dict[str, Any] | None:
    """The second map, where the page shows two."""
    if shown.plate_beside is None:
        return None
    return map_slide(shown.plate_beside, shown.tables[1:])


def _facts(shown: Shown) -> Sequence[Fact]:
    """Those of the view; of a map without any, what its picture says of all together."""
    plate = shown.plate
    if shown.facts or plate is None or not (plate.whole or plate.beside):
        return shown.facts
    return (Fact(value=plate.whole, name=plate.whole_name, beside=plate.beside),)


def _fact(one: Fact) -> dict[str, Any]:
    return {"value": one.value, "name": one.name, "beside": list(one.beside)}


def _chart(one: Chart) -> dict[str, Any]:
    is_scatter = one.kind is Kind.SCATTER
    return {
        "kind": one.kind.value,
        "title": one.title,
        "categories": list(one.categories),
        "series": [_series(each, one) for each in one.series],
        "unit": one.unit,
        "breaks": [list(each) for each in one.breaks],
        "across": list(one.across),
        "acrossUnit": one.across_unit,
        "acrossPrinted": [_printed(each, one) for each in one.across] if is_scatter else [],
    }


def _series(one: Series, chart: Chart) -> dict[str, Any]:
    return {
        "name": one.name,
        "values": list(one.values),
        "printed": [_with_unit(each, chart) for each in one.values],
        "colour": one.colour,
        "chosen": one.is_chosen,
        "planned": one.is_planned,
        "striped": one.is_striped,
    }


def _printed(value: float | None, chart: Chart) -> str:
    if value is None:
        return ""
    return decimal(value, digits=chart.decimals, locale=language())


def _with_unit(value: float | None, chart: Chart) -> str:
    """A rate with its per cent; what is counted is said by the axis."""
    printed = _printed(value, chart)
    return f"{printed}{NBSP}%" if printed and chart.unit.strip() == "%" else printed


def _table(one: Table) -> dict[str, Any]:
    """Its rows without codes and cells of workbooks, which no room asks for."""
    left_out = NOT_SHOWN | OF_WIDE if len(one.columns) > WIDE else NOT_SHOWN
    columns = [column for column in one.columns if column.key not in left_out]
    return {
        "title": one.title,
        "columns": [
            {
                "title": column.title,
                "values": list(column.values),
                "printed": list(column.printed),
                "isNumber": column.is_number,
                "colours": list(column.colours),
            }
            for column in columns
        ],
        "colours": list(one.colours),
        "legend": _legend(one),
    }


def _legend(one: Table) -> list[list[Any]]:
    """What the colours of cells mean; last, without a colour, that there is no figure."""
    if not any(column.colours for column in one.columns):
        return []
    said: list[list[Any]] = [[list(colours), words] for colours, words in one.legend]
    return [*said, [[], say("deck.heat_none")]]
