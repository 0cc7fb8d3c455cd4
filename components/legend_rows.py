"""The rows of a legend: the classes with their counts, and the looks that are no class."""

from typing import Final

import pandas as pd

from components import figure
from components.charts import circles, legend_row
from components.charts.legend_row import LegendRow
from components.charts.style import COLOURS
from components.maps.band import Band
from components.maps.view import reach
from components.picture import Picture
from data import classes
from data.catalog import Kind
from data.model import NOT_CONVERTIBLE, State
from text import say

PARTIAL: Final = "partial"
"""Of some of its former communes: shown, in no class and no order."""


def note(one: Picture) -> str:
    """What the values are in, and that classes stay the same over periods; against which target."""
    unit = figure.unit_words(one.indicator)
    goal = one.selection.goal
    if one.is_against_target and goal is not None:
        words = figure.target_text(one.indicator, goal)
        told = say("page.against_goal", target=words, day=goal.by, source=goal.source.title)
        return f"{unit}. {told}" if unit else told
    if one.indicator.kind is Kind.YES_NO:
        return unit
    return say("page.by_class_note", unit=unit)


def of_classes(one: Picture, colours: tuple[str, ...]) -> list[LegendRow]:
    """A row a class, the lowest first.

    Args:
        one: The view.
        colours: Of the classes, in the theme of where the legend stands.
    """
    labels = classes.labels(one.breaks, indicator=one.indicator)
    whole = one.rows["value"] if one.is_circles else one.rows.loc[~one.is_of_part, "value"]
    counts = classes.counts(whole, one.breaks)
    chosen = one.rows.loc[one.rows["is_selected"], "class_index"]
    picked = None if chosen.empty or pd.isna(chosen.iloc[0]) else int(chosen.iloc[0])
    edge = COLOURS[one.theme].quiet if one.is_against_target else ""  # round the pale middle
    return [
        LegendRow(label=label, colour=colour, count=count, is_selected=at == picked, edge=edge)
        for at, (label, colour, count) in enumerate(zip(labels, colours, counts, strict=True))
    ]


def of_units(one: Picture) -> list[str]:
    """Of each row of the view the words of its class; "" where it has none."""
    if one.is_circles:
        return [""] * len(one.rows)
    names = [*classes.labels(one.breaks, indicator=one.indicator), ""]
    found = one.rows["class_index"].mask(one.is_of_part)
    return [names[-1 if pd.isna(at) else int(at)] for at in found]


def states(one: Picture) -> dict[str, int]:
    """How many units reported nothing, need not, are estimated, not converted, of a part.

    Estimated ones are counted in their classes too; the last only where that is a question.
    """
    found = one.rows["state"].value_counts()
    counts = {
        State.MISSING.value: int(found.get(State.MISSING, 0)),
        State.NOT_APPLICABLE.value: int(found.get(State.NOT_APPLICABLE, 0)),
    }
    if not one.is_circles:  # a circle looks the same
        counts[State.ESTIMATED.value] = int(found.get(State.ESTIMATED, 0))
    unconverted = int(found.get(NOT_CONVERTIBLE, 0))
    if unconverted or one.is_converted:
        counts[NOT_CONVERTIBLE] = unconverted
    if not one.is_circles and (parts := int(one.is_of_part.sum())):
        counts[PARTIAL] = parts
    return counts


def bands(one: Picture, *, is_compact: bool = False) -> tuple[Band, ...]:
    """The rows that stand beside the map, each with the units that it is of.

    Args:
        one: The view.
        is_compact: In the frame of a phone circles are smaller.
    """
    missing = missing_label(one)
    if one.is_circles:
        return tuple(
            circles.bands(
                largest=one.largest,
                reach=reach(one.selection.scope, is_compact=is_compact),
                whole=reach(one.selection.scope),
                counts=of_circles(one),
                unit=one.indicator.unit(),
                missing_label=missing,
            )
        )
    return tuple(
        legend_row.bands(
            of_classes(one, one.colours),
            states=states(one),
            missing_label=missing,
            target_below=target_below(one),
        )
    )


def of_circles(one: Picture) -> dict[str, int]:
    """How many units said zero, and how many have no circle."""
    return {"zero": int((one.rows["value"] == 0).sum()), **states(one)}


def missing_label(one: Picture) -> str:
    """What is said of those who told nothing: who was to report did not, else none is known."""
    return figure.state_text(State.MISSING, is_published=one.is_published)


def target_below(one: Picture) -> int | None:
    """How many classes lie under the target, where it lies between two of them."""
    if one.target is None or one.target.value not in one.breaks.edges:
        return None
    return len(one.breaks.below) + one.breaks.edges.index(one.target.value)
