"""What the page of trends shows: the whole, chosen places, a plan's way; every place by itself."""

import pandas as pd

from components import figure, filters, line, trend_view
from components.charts.axes import Axes
from components.charts.style import COLOURS
from components.maps.view import Theme
from components.picture import Picture, picture
from components.section import lines, small_lines
from components.sentence import answered, figures_source, revision
from components.story import column, nothing
from components.story.of_map import chosen, whole
from components.story.shown import Chart, Column, Kind, Series, Shown, Table
from components.trend_view import TrendView, added
from data.model import State
from data.period import parse
from data.story.record import View
from text import language, say


def shown(view: View) -> Shown:
    """The view as the page of trends shows it."""
    selection = filters.selection()
    one = picture(selection, Theme.LIGHT)
    if one is None:
        return nothing.reported(view, selection)
    codes = lines.asked(selection)
    seen = trend_view.trend_view(one)
    every, names = lines.asked_lines(seen, codes)
    drawn = lines.worded(seen.picture, added(seen, every, names=names), with_names=True)
    known = drawn.dropna(subset=["value"])
    known = known[known["dash"] == ""]
    is_known = not known.empty
    together = _chart(seen, drawn) if is_known else None
    return Shown(
        view=view,
        title=one.indicator.short_name(),
        note=note(one),
        facts=(whole(one), *chosen(one)),
        charts=(together,) if together else (),
        tables=(
            *((_of_lines(one, together),) if together else ()),
            *_every(seen.picture),
        ),
        sentences=(
            *((lines.alt(seen.picture, known),) if is_known else (say("page.nothing_together"),)),
            *filter(None, (line.marks_seen(drawn, is_national=one.selection.is_national),)),
            answered(one),
        ),
        source=figures_source(one),
        revision=revision(),
        mark=say("page.demonstration") if one.is_demonstration else "",
    )


def note(one: Picture) -> str:
    """Place, unit, and the span of periods."""
    place = one.selection.place
    name = say("page.nation") if one.selection.is_national else place.label(language())
    first, last = one.selection.sequence[0], one.selection.sequence[-1]
    span = say("page.span", first=first.label(), last=figure.lower_first(last.label()))
    unit = figure.unit_words(one.indicator) or one.indicator.short_name()
    return say("picture.note", place=name, words=f"{unit} · {span}")


def _chart(seen: TrendView, drawn: pd.DataFrame) -> Chart:
    axes, one = lines.axes_of(seen), seen.picture
    ids = [key for key, _ in axes.periods]
    series = [
        Series(
            name=name,
            values=values(rows, ids),
            colour=rows["colour"].iloc[0],
            is_chosen=bool(rows["is_selected"].iloc[0]),
            is_planned=bool(rows["dash"].iloc[0]),
        )
        for name, rows in _named(drawn)
    ]
    if axes.target is not None:
        muted = COLOURS[Theme.LIGHT].muted
        goal = (float(axes.target),) * len(ids)
        series.append(Series(name=axes.target_label, values=goal, colour=muted, is_planned=True))
    return Chart(
        kind=Kind.LINE,
        title=say("page.together"),
        categories=tuple(label for _, label in axes.periods),
        series=tuple(series),
        unit=one.indicator.unit(),
        decimals=one.indicator.decimals,
        breaks=breaks(axes),
        is_rank=one.is_rank,
    )


def breaks(axes: Axes) -> tuple[tuple[int, str], ...]:
    """Where on the axis figures begin to mean something else."""
    ids = [key for key, _ in axes.periods]
    found = [(axes.break_at, axes.break_label), *axes.seams]
    return tuple(sorted((ids.index(key), words) for key, words in found if key in ids))


def values(rows: pd.DataFrame, ids: list[str]) -> tuple[float | None, ...]:
    """The values of one line in the order of the axis; None where it has none."""
    known = rows.dropna(subset=["value"]).drop_duplicates("period", keep="last")
    by = dict(zip(known["period"], known["value"].astype(float), strict=True))
    return tuple(by.get(key) for key in ids)


def _named(drawn: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(name), rows) for name, rows in drawn.groupby("unit_name", sort=False)]


def _of_lines(one: Picture, chart: Chart) -> Table:
    """The figures of the drawn lines, a row a period."""
    columns = [column.words(say("page.period"), list(chart.categories), key="unit")]
    columns += [_line(one, each.name, each.values) for each in chart.series if not each.is_planned]
    ways = [each for each in chart.series if each.is_planned and len(set(each.values)) > 1]
    columns += [_line(one, each.name, each.values) for each in ways]
    return Table(title=chart.title, columns=tuple(columns))


def _line(one: Picture, name: str, told: tuple[float | None, ...], *, key: str = "") -> Column:
    printed = [nothing.NOTHING if value is None else one.indicator.show(value) for value in told]
    return column.numbers(
        name,
        told,
        printed,
        decimals=one.indicator.decimals,
        states=[State.MISSING] * len(told),
        unit=one.indicator.unit(),
        key=key,
    )


def _every(one: Picture) -> tuple[Table, ...]:
    """Every place with a figure, a column a period, in the order of the small pictures."""
    edition = small_lines.edition_of(one)
    found = small_lines.every_line(one, edition)
    if found.empty:
        return ()
    names = list(dict.fromkeys(found["unit_name"]))
    by_period = {str(key): rows for key, rows in found.groupby("period", sort=False)}
    columns = [column.words(say("page.column_unit"), names, key="unit")]
    for period in one.selection.sequence:
        rows = by_period.get(str(period), found.iloc[:0]).drop_duplicates("unit_name")
        told = rows.set_index("unit_name")["value"].reindex(names).astype("float64").tolist()
        label = parse(str(period)).label(short=True)
        values_then = tuple(None if pd.isna(v) else v for v in told)
        columns.append(_line(one, label, values_then, key="period"))
    return (Table(title=small_lines.title(one, edition), columns=tuple(columns)),)
