"""A view as a picture to hand out: the map with title, legend, source and revision."""

from collections.abc import Callable

from components import figure, legend_rows, sentence
from components.maps.view import MapView, Mode, Theme, reach
from components.picture import Picture
from components.plate import Key, Plate, Sizes, png, svg
from data import classes
from text import language, say, speaking


def plate(one: Picture) -> Plate:
    """What the exported picture of a view shows; always in the light theme."""
    return Plate(
        title=one.indicator.name(),
        note=_note(one),
        view=_view(one),
        key=_sizes(one) if one.is_circles else _classes(one),
        whole_name=one.whole_name,
        whole="" if one.total.value is None else one.indicator.show_total(one.total.value),
        beside=_beside(one),
        foot=(sentence.figures_source(one), sentence.revision()),
        mark=say("page.demonstration") if one.is_demonstration else "",
    )


def pictures_shown(one: Picture) -> list[tuple[str, str, Callable[[], bytes]]]:
    """What the download button of a view offers as pictures: PNG and SVG."""
    name = f"{one.indicator.id}-{one.selection.place.code}-{one.period}"
    if one.is_demonstration:
        name += "-demo"
    spoken = language()

    def drawn() -> str:
        with speaking(spoken):  # the file is made in another thread
            return svg(plate(one))

    return [
        (say("picture.download_png"), f"{name}.png", lambda: png(drawn())),
        (say("picture.download_svg"), f"{name}.svg", lambda: drawn().encode()),
    ]


def _note(one: Picture) -> str:
    place = one.selection.place
    name = say("page.nation") if one.selection.is_national else place.label(language())
    unit = figure.unit_words(one.indicator) or one.indicator.short_name()
    words = say("page.note_short", unit=unit, level=one.level_words, period=one.period.label())
    return say("picture.note", place=name, words=words)


def _view(one: Picture) -> MapView:
    return MapView(
        scope=one.selection.scope,
        rows=one.rows,
        palette=() if one.is_circles else _colours(one),
        alt=sentence.alt_map(one),
        mode=Mode.CIRCLES if one.is_circles else Mode.COLOURS,
        theme=Theme.LIGHT,
        selected=one.selection.unit or None,
        largest=one.largest if one.is_circles else None,
        notices=(say("conversion.notice"),) if one.is_converted else (),
    )


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
        state: (figure.state_text(state, is_published=one.is_published), count)
        for state, count in legend_rows.states(one).items()
    }


def _beside(one: Picture) -> tuple[str, ...]:
    """What the figure of all together rests on, or why there is none; who reported."""
    lines = [sentence.no_whole(one)] if one.total.value is None else sentence.beside_whole(one)
    return (*lines, sentence.answered(one))
