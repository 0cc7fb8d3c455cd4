"""The tiles of the overview: a figure each, with its change, its target and how complete it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

import pandas as pd
import streamlit as st

from components import figure, frame, plan_words, sentence
from components.charts import standing
from components.filters import Selection, known_periods
from components.kept import kept
from components.maps.view import Theme
from components.picture import Picture, picture
from components.units_view import UnitsView
from data import conversion, query
from data.catalog import Direction, indicator
from data.model import State
from data.plan import Score
from text import say

TILES: Final = 4
LONGEST_VALUE: Final = 14  # characters that fit a quarter of the page
OF_PROVINCE: Final = (
    "fibre_household_coverage_pct",
    "online_dossier_rate_pct",
    "ocop_ecommerce_product_pct",
    "village_head_trained_pct",
)
OF_NATION: Final = (
    "dti_value",
    "service_quality_index_766",
    "grdp_per_person_million_vnd",
    "service_online_points",
)


def row(selection: Selection, scores: Sequence[Score] = ()) -> None:
    """Four figures of the place; the plan's own first, then whatever there is.

    Args:
        selection: The view.
        scores: A plan's targets; a figure that one of them is judged by bears its state.
    """
    found = figures(selection, scores, theme=frame.theme())
    for column, (one, score) in zip(st.columns(TILES), found, strict=False):
        with column:
            _tile(one, *_judged(score))


def figures(
    selection: Selection, scores: Sequence[Score], *, theme: Theme
) -> list[tuple[Picture, Score | None]]:
    """What the tiles show, each with the target that is judged by it.

    Args:
        selection: The view.
        scores: A plan's targets.
        theme: Of the reader's screen.
    """
    judged = {
        one.target.indicator_id: one
        for one in reversed(scores)
        if not (one.target.is_of_communes or one.target.is_each)
    }
    usual = OF_NATION if selection.is_national else OF_PROVINCE
    there = [one for one in usual if one in selection.indicators]
    there += [one for one in selection.indicators if one not in there]
    found = [(key, _picture_of(selection, key, theme)) for key in there[:TILES]]
    return [(one, _of_period(judged.get(key), one)) for key, one in found if one is not None]


def _of_period(score: Score | None, one: Picture) -> Score | None:
    """The target only where it is judged by the very figure of the tile."""
    found = score.figure if score else None
    return score if found is not None and found.period == one.period else None


def _picture_of(selection: Selection, indicator_id: str, theme: Theme) -> Picture | None:
    """The indicator at the period of the view, or the last one before it with figures."""
    edition, periods = known_periods(selection, indicator_id)
    earlier = [one for one in periods if selection.period and one.end <= selection.period.end]
    if not periods:
        return None
    chosen = replace(
        selection,
        indicator=indicator(indicator_id),
        edition=edition,
        periods=periods,
        period=earlier[-1] if earlier else periods[-1],
        unit="",
        units_view=UnitsView.TODAY,
    )
    return picture(chosen, theme)


def _judged(score: Score | None) -> tuple[str, str]:
    """The badge of a target's state, and the target in words; neither without one."""
    if score is None or score.target.goal is None:
        return "", ""
    badge = standing.badge(score.status, plan_words.status_text(score.status))
    return badge, plan_words.goal_text(score)


@kept
def _tile(one: Picture, badge: str, goal: str) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        if one.total.value is None:
            _leader(one)
        else:
            _whole(one)
        words = [one.period.label(), sentence.answered(one)]
        if badge:
            st.markdown(badge)
            words.append(say("page.target_mark", value=goal))
        elif one.target is not None:
            words.append(say("page.target_mark", value=one.target_words))
        st.markdown(f":gray[:small[{frame.escape(' · '.join(words))}]]")


def _whole(one: Picture) -> None:
    """The figure of all together, and its change since the period before."""
    before, gap = change(one)
    value = one.indicator.show_total(one.total.value)
    label = one.indicator.short_name()
    if len(value) > LONGEST_VALUE and one.indicator.unit():
        label = say("page.label_unit", name=label, unit=one.indicator.unit())
        value = figure.number(one.total.value or 0.0, digits=one.indicator.decimals)
    is_fall = gap is not None and gap < 0
    is_still = gap is not None and not round(gap, one.indicator.decimals)
    st.metric(
        label,
        value,
        delta=figure.difference(one.indicator, gap) or None,
        delta_arrow="off" if is_still else "down" if is_fall else "up",
        delta_color="off" if is_still else _colour(one.indicator.direction, is_fall=is_fall),
        delta_description=say("page.since", period=before) if gap is not None else None,
        help=f"{one.indicator.definition()} {say('page.change_of_both')}",
    )


def change(one: Picture) -> tuple[str, float | None]:
    """Since the period before, of the units that reported wholly in both."""
    before = query.previous_period(one.published, period=one.period)
    if before is None:
        return "", None
    units, measure = one.selection.units, one.indicator
    earlier = query.map_rows(one.published, units, indicator=measure, period=before)
    told = conversion.with_conversion(pd.DataFrame(earlier), one.published, period=before)
    is_whole = ~conversion.is_uneven(one.rows, told, indicator=measure)
    is_in_both = (earlier["value"].notna() & one.rows["value"].notna()).to_numpy() & is_whole
    then = query.total(earlier[is_in_both], indicator=measure).value
    now = query.total(one.rows[is_in_both], indicator=measure).value
    gap = None if then is None or now is None else now - then
    return figure.lower_first(before.label()), gap


def _colour(direction: Direction, *, is_fall: bool) -> Literal["green", "red", "off"]:
    if direction is Direction.NEUTRAL:
        return "off"
    return "green" if is_fall is (direction is Direction.LOWER) else "red"


def _leader(one: Picture) -> None:
    """Where nothing may be added up: who stands first."""
    value, words = leader(one)
    if not words:
        st.metric(one.indicator.short_name(), value)
        return
    st.metric(
        one.indicator.short_name(),
        value,
        delta=words,
        delta_color="off",
        delta_arrow="off",
        help=one.indicator.definition(),
    )


def leader(one: Picture) -> tuple[str, str]:
    """The first value and whose it is; where there is none, why."""
    if one.valued.empty:
        return figure.state_text(State.MISSING, is_published=one.is_published), ""
    is_lower = one.indicator.direction is Direction.LOWER
    best = one.worded(one.valued.iloc[[0 if is_lower else -1]]).iloc[0]
    return str(best["value_text"]), say("page.leader", name=str(best["unit_name"]))
