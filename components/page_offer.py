"""What each page adds to the files of its view: codes and counts of every figure, outlines."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from components import exports, heat_file, outlined, plan_file
from components.comparison import Comparison
from components.dti_board import Board
from components.heat_table import HeatTable, heat_table
from components.lineup import Lineup
from components.maps.view import Theme
from components.offer import More, Offer
from components.part import Part
from components.picture import Picture
from components.reporting import Reports
from components.scoreboard import Scoreboard
from components.section.compare import head
from components.section.sight import Sight
from components.story import of_reporting
from text import say

if TYPE_CHECKING:
    import geopandas as gpd


def of_map(seen: Sight) -> Offer | None:
    """One map, two beside each other, or the difference of two periods."""
    one, side, change = seen.one, seen.side, seen.change
    if one is None:
        return None
    if change is not None:
        return Offer(
            is_demonstration=change.is_demonstration,
            csv=lambda: exports.as_csv(outlined.changed(change)),
            layers=lambda: {
                f"{one.indicator.id}_change": outlined.on_outlines(
                    outlined.changed(change), one.selection.scope
                )
            },
        )
    some = seen.seen.part
    both = (one,) if side is None else (one, side)
    return Offer(
        is_demonstration=any(each.is_demonstration for each in both),
        csv=lambda: exports.as_csv(pd.concat([exports.shown(each, some) for each in both])),
        layers=lambda: _layers(both, some),
    )


def of_picture(one: Picture | None) -> Offer | None:
    """A view of one indicator with a map of it."""
    if one is None:
        return None
    return Offer(
        is_demonstration=one.is_demonstration,
        csv=lambda: exports.as_csv(exports.shown(one)),
        layers=lambda: _layers((one,), None),
    )


def of_trends(one: Picture | None) -> Offer | None:
    """Every period of every place, those that said nothing as well."""
    if one is None:
        return None
    return Offer(
        is_demonstration=one.is_demonstration,
        csv=lambda: exports.as_csv(exports.over_time(one)),
    )


def of_heat(one: Comparison, table: HeatTable) -> Offer:
    """The cells in their colours; on a narrow screen those of one group, unless asked for all."""

    def workbook() -> bytes:
        return heat_file.as_workbook(
            one, heat_table(one, table.choice, theme=Theme.LIGHT), source=head.source_words(one)
        )

    return Offer(
        is_demonstration=one.is_demonstration,
        parts={"topic": table.choice.topic},
        excel=workbook,
    )


def of_plan(one: Scoreboard | None) -> Offer | None:
    """The list as it is narrowed, and the whole plan with its tasks and what leaders said."""
    if one is None:
        return None
    revision = one.revision
    whole = More(
        words=say("download.whole_plan"),
        ending="xlsx",
        stem=say("download.whole_plan_name"),
        make=lambda: plan_file.as_workbook(one, revision=revision),
    )
    return Offer(is_demonstration=one.is_demonstration, more=(whole,))


def of_board(one: Board | None) -> Offer | None:
    """The index of a place, which is on no map."""
    return None if one is None else Offer(is_demonstration=one.is_demonstration)


def of_reports(one: Reports | None) -> Offer | None:
    """Who has reported; the shades of the map are in its files too."""
    if one is None:
        return None
    return Offer(
        is_demonstration=one.is_demonstration,
        layers=lambda: {
            f"reports_{one.period}": outlined.on_outlines(of_reporting.rows(one), one.scope)
        },
    )


def of_lineup(one: Lineup | Comparison) -> Offer:
    """Ranks, gaps, two indicators: what is made of the view is all of it."""
    return Offer(is_demonstration=one.is_demonstration)


def _layers(several: tuple[Picture, ...], some: Part | None) -> Mapping[str, "gpd.GeoDataFrame"]:
    """A layer a map, named by what it shows and when."""
    return {f"{one.indicator.id}_{one.period}": outlined.outlined(one, some) for one in several}
