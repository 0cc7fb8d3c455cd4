"""What the page of the map shows: one map, two beside each other, two periods, chart or table."""

from collections.abc import Sequence

from components import figure, legend_rows, part, sentence
from components.charts.style import COLOURS
from components.compared import Compared
from components.maps.view import Theme
from components.picture import Picture
from components.pictured import Over, change_plate, plate
from components.section.sight import Sight, sight
from components.story import nothing, of_units
from components.story.shown import Chart, Fact, Kind, Series, Shown
from components.telling import told
from data.catalog import Kind as Measured
from data.story.record import View


def shown(view: View) -> Shown:
    """The view as the page of the map shows it."""
    seen = sight(Theme.LIGHT)
    one = seen.one
    if one is None:
        return nothing.reported(view, seen.selection)
    if seen.side is not None:
        return _both(view, one, seen.side)
    if seen.change is not None:
        return _change(view, seen, seen.change)
    is_map = seen.view == "map"
    drawn = plate(one, seen.seen)
    return Shown(
        view=view,
        title=one.indicator.short_name(),
        note=drawn.note,
        facts=(whole(one), *_part(seen, one), *chosen(one)),
        plate=drawn if is_map else None,
        charts=() if is_map else _charts(seen.view, one),
        tables=(of_units.table(one),),
        sentences=_sentences(one),
        source=sentence.figures_source(one),
        revision=sentence.revision(),
        mark=drawn.mark,
    )


def whole(one: Picture) -> Fact:
    """The figure of all together with what it never stands without, or why there is none."""
    answered = sentence.answered(one)
    if one.total.value is None:
        beside = (sentence.no_whole(one), answered)
        return Fact(value=nothing.NOTHING, name=one.whole_name, beside=beside)
    return Fact(
        value=one.indicator.show_total(one.total.value),
        name=one.whole_name,
        beside=(*sentence.beside_whole(one), answered),
    )


def chosen(one: Picture) -> tuple[Fact, ...]:
    """The figure of the unit that is marked, if one is."""
    unit = one.selection.selected
    words = told(one.selection, one.selection.unit, theme=Theme.LIGHT) if unit else None
    if unit is None or words is None:
        return ()
    name = str(one.row(unit.code)["unit_name"])
    return (Fact(value=words.value, name=name, beside=words.lines),)


def _part(seen: Sight, one: Picture) -> tuple[Fact, ...]:
    """The places that stand out, and all others."""
    some = seen.seen.part
    if some is None:
        return ()
    names = part.names(some, one.selection)
    lines = part.lines(one, some)
    return tuple(
        Fact(value=value or nothing.NOTHING, name=facts, beside=(names,) if not at else ())
        for at, (value, facts) in enumerate(lines)
    )


def _change(view: View, seen: Sight, one: Compared) -> Shown:
    """Two periods held against each other."""
    drawn = change_plate(one, seen.seen)
    gap = figure.difference(one.indicator, one.change) or nothing.NOTHING
    facts = [Fact(value=gap, name=one.change_name, beside=(*one.whole(), one.counted))]
    code = seen.selection.unit
    words = (
        told(seen.selection, code, theme=Theme.LIGHT, against=one.before.period) if code else None
    )
    if words is not None:
        name = str(one.row(code).unit_name)
        facts.append(Fact(value=words.value, name=name, beside=words.lines))
    return Shown(
        view=view,
        title=one.title,
        note=drawn.note,
        facts=tuple(facts),
        plate=drawn if seen.view == "map" else None,
        tables=(of_units.change_table(one),),
        sentences=(one.alt, one.counted),
        source=sentence.figures_source(one.now, also=one.before),
        revision=sentence.revision(),
        mark=drawn.mark,
    )


def _both(view: View, one: Picture, other: Picture) -> Shown:
    """Two maps, each with its figure and its table."""
    both = (one, other)
    names = dict.fromkeys(each.indicator.short_name() for each in both)
    first, second = (plate(each, Over()) for each in both)
    titles = [f"{each.indicator.short_name()} · {each.period.label()}" for each in both]
    return Shown(
        view=view,
        title=" · ".join(names),
        note=" · ".join(dict.fromkeys(f"{first.note} · {second.note}".split(" · "))),
        facts=tuple(_named(whole(each), title) for each, title in zip(both, titles, strict=True)),
        plate=first,
        plate_beside=second,
        tables=tuple(
            of_units.table(each, title=title) for each, title in zip(both, titles, strict=True)
        ),
        sentences=tuple(line for each in both for line in _sentences(each)),
        source=sentence.figures_source(one, also=other),
        revision=sentence.revision(),
        mark=first.mark or second.mark,
    )


def _named(found: Fact, title: str) -> Fact:
    return Fact(value=found.value, name=f"{title}: {found.name}", beside=found.beside)


def _sentences(one: Picture) -> tuple[str, ...]:
    legend = () if one.is_circles else (sentence.alt_legend(one),)
    return (sentence.alt_map(one), *legend)


def _charts(view: str, one: Picture) -> tuple[Chart, ...]:
    """The ranking, where the page shows it instead of the map."""
    return (ranking(one),) if view == "chart" and not one.valued.empty else ()


def ranking(one: Picture) -> Chart:
    """Every unit that reported, in the order of the page."""
    rows = of_units.ordered(one).dropna(subset=["value"])
    bar = COLOURS[Theme.LIGHT].bar
    colours = [bar] * len(rows) if one.is_circles else rows["colour"].tolist()
    return Chart(
        kind=Kind.BAR,
        title=one.indicator.short_name(),
        categories=tuple(rows["unit_name"]),
        series=bars(one, rows["value"].tolist(), colours),
        unit=one.indicator.unit(),
        decimals=one.indicator.decimals,
    )


def bars(one: Picture, values: Sequence[float], colours: Sequence[str]) -> tuple[Series, ...]:
    """A series a class, so that each bar keeps the colour of its class and has it in a legend."""
    if one.is_circles or one.indicator.kind is Measured.RANK:
        name = one.indicator.short_name()
        return (Series(name=name, values=tuple(values), colour=colours[0] if colours else ""),)
    known = legend_rows.of_classes(one, one.colours)
    there = set(colours)
    return tuple(
        Series(
            name=row.label,
            values=tuple(
                value if colour == row.colour else None
                for value, colour in zip(values, colours, strict=True)
            ),
            colour=row.colour,
        )
        for row in known
        if row.colour in there
    )
