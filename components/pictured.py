"""A view as a picture to hand out: the map with title, legend, source and revision."""

from dataclasses import dataclass, replace
from typing import Final

from components import figure, legend_rows, part, point_layer, sentence, sizing
from components.compared import Compared
from components.maps.view import HEIGHT, MapView, Mode, Theme, reach
from components.part import Part
from components.picture import Picture
from components.plate import Key, Plate, Points, Sizes
from components.point_layer import PointLayer
from components.sizing import Sized
from data import classes
from data.model import State
from text import language, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """What the reader sees on the map besides its colours.

    Args:
        sized: What circles under the colours are of.
        points: The things that a count counts.
        part: Places that stand out.
    """

    sized: Sized | None = None
    points: PointLayer | None = None
    part: Part | None = None


NOTHING: Final = Over()


def over(one: Picture, some: Part | None = None) -> Over:
    """What the reader asked to see on the map of a view.

    Args:
        one: The view.
        some: Places that stand out.
    """
    return Over(sized=sizing.settled(one), points=point_layer.settled(one), part=some)


def plate(one: Picture, seen: Over = NOTHING) -> Plate:
    """What the exported picture of a view shows; always in the light theme."""
    sized, points = seen.sized, seen.points
    return Plate(
        title=one.indicator.name(),
        note=_note(one),
        view=replace(_view(one, sized), part=_codes(seen)),
        key=_key(one, sized, points),
        whole_name=one.whole_name,
        whole="" if one.total.value is None else one.indicator.show_total(one.total.value),
        beside=(*_beside(one), *(part.told(one, seen.part) if seen.part else ())),
        foot=(sentence.figures_source(one), sentence.revision()),
        mark=say("page.demonstration") if one.rows["is_demonstration"].any() else "",
        points=_points(one, points),
    )


def _codes(seen: Over) -> tuple[str, ...]:
    return seen.part.codes if seen.part else ()


def change_plate(one: Compared, seen: Over = NOTHING) -> Plate:
    """What the exported picture of a difference shows."""
    is_known = one.change is not None
    return Plate(
        title=say("picture.change_of", name=one.indicator.name()),
        note=_note(one.now, period=one.periods),
        view=replace(one.view(theme=Theme.LIGHT, height=HEIGHT), part=_codes(seen)),
        key=Key(
            title=say("picture.change_by", level=one.now.level_short),
            note=one.note,
            classes=tuple(one.classes(Theme.LIGHT)),
            states={state: (_change_words(state), count) for state, count in one.states().items()},
        ),
        whole_name=one.change_name,
        whole=figure.difference(one.indicator, one.change) if is_known else "",
        beside=(*one.whole(), one.counted, *_named(one.now, seen)),
        foot=(sentence.figures_source(one.now, also=one.before), sentence.revision()),
        mark=say("page.demonstration") if one.is_demonstration else "",
    )


def _named(one: Picture, seen: Over) -> tuple[str, ...]:
    """Who stands out; a difference has no figure of them together."""
    some = seen.part
    return (say("part.of", names=part.names(some, one.selection)),) if some else ()


def _change_words(state: str) -> str:
    return say("picture.change_missing" if state == State.MISSING else f"page.state_{state}")


def _note(one: Picture, *, period: str = "") -> str:
    place = one.selection.place
    name = say("page.nation") if one.selection.is_national else place.label(language())
    unit = figure.unit_words(one.indicator) or one.indicator.short_name()
    when = period or one.period.label()
    words = say("page.note_short", unit=unit, level=one.level_words, period=when)
    return say("picture.note", place=name, words=words)


def _view(one: Picture, sized: Sized | None) -> MapView:
    view = MapView(
        scope=one.selection.scope,
        rows=one.words,
        palette=() if one.is_circles else _colours(one),
        alt=sentence.alt_map(one),
        mode=Mode.CIRCLES if one.is_circles else Mode.COLOURS,
        theme=Theme.LIGHT,
        selected=one.selection.unit or None,
        largest=one.largest if one.is_circles else None,
        notices=sentence.notices(one)[:1],
        is_diverging=one.is_against_target,
    )
    if sized is None:
        return view
    told = (sizing.notice(one, sized),) if sized.unsized else ()
    return replace(
        view,
        mode=Mode.BOTH,
        rows=sizing.with_sizes(one, view.rows),
        largest=sized.largest,
        notices=(*view.notices, *told),
        alt=say("size.alt", map=view.alt, name=sized.name),
    )


def _points(one: Picture, found: PointLayer | None) -> Points | None:
    if found is None or found.drawn.empty:
        return None
    rows = found.drawn
    return Points(
        latitudes=tuple(rows["latitude"].tolist()),
        longitudes=tuple(rows["longitude"].tolist()),
        sizes=tuple(rows["size"].tolist()),
        units=tuple(rows["unit_code"].tolist()),
        unit=one.indicator.unit(),
    )


def _key(one: Picture, sized: Sized | None, points: PointLayer | None) -> Key:
    if points is not None and not points.drawn.empty:
        return Key(
            title=say("point.legend", name=one.indicator.short_name()),
            note=say("point.legend_file"),
            states=_states(one),
        )
    if one.is_circles:
        return _sizes(one)
    if sized is None:
        return _classes(one)
    of_sizes = Sizes(
        largest=sized.largest,
        reach=reach(one.selection.scope),
        unit=sized.unit,
        title=say("size.by", name=sized.name),
    )
    return replace(_classes(one), sizes=of_sizes)


def _colours(one: Picture) -> tuple[str, ...]:
    """Of the classes, whatever the reader's screen is set to."""
    return classes.colours(one.breaks, theme=Theme.LIGHT, direction=one.indicator.direction)


def _classes(one: Picture) -> Key:
    return Key(
        title=say("page.by_class", level=one.level_short),
        note=legend_rows.note(one),
        classes=tuple(legend_rows.of_classes(one, _colours(one))),
        states=_states(one),
        target_label=say("page.target_mark", value=one.target_words),
        target_below=legend_rows.target_below(one),
    )


def _sizes(one: Picture) -> Key:
    unit = one.indicator.unit()
    zero = (say("chart.state_zero"), int((one.rows["value"] == 0).sum()))
    return Key(
        title=say("page.by_circle", unit=unit),
        note=say("page.by_circle_note"),
        sizes=Sizes(largest=one.largest, reach=reach(one.selection.scope), unit=unit),
        states={"zero": zero, **_states(one)},
    )


def _states(one: Picture) -> dict[str, tuple[str, int]]:
    return {
        state: (_state_words(state, one), count) for state, count in legend_rows.states(one).items()
    }


def _state_words(state: str, one: Picture) -> str:
    if state in (State.ESTIMATED, legend_rows.PARTIAL):
        return say(f"chart.state_{state}")
    return figure.state_text(state, is_published=one.is_published)


def _beside(one: Picture) -> tuple[str, ...]:
    """What the figure of all together rests on, or why there is none; who reported."""
    lines = [sentence.no_whole(one)] if one.total.value is None else sentence.beside_whole(one)
    return (*lines, sentence.answered(one), *filter(None, (sentence.incomplete(one),)))
