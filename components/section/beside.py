"""Below the lines of chosen places: what was drawn beside them, and the season in figures."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import figure, frame
from components.trend_view import TrendView, goal_words
from text import say

NOTHING = "–"


def notes(view: TrendView) -> None:
    """How steps are made, what dots mean, where the goal stands, why a line breaks."""
    told = []
    if view.is_in_period:
        told.append(say("trend.steps_note"))
    if view.is_seasonal:
        told.append(say("trend.season_note"))
    if view.plan is not None:
        told += _of_plan(view, view.plan.label)
    if view.seams:
        names = "; ".join(dict.fromkeys(words for _, words in view.seams))
        told.append(say("trend.seams_note", names=names))
    if told:
        st.markdown(f":gray[:small[{frame.escape(' '.join(told))}]]")


def _of_plan(view: TrendView, label: str) -> list[str]:
    facts = {"plan": label, "goal": goal_words(view)}
    if view.is_in_period:
        return [say("trend.no_pathway_of_steps")]
    pathway = view.pathway
    if pathway is None or len(pathway.points) == 1:
        return [say("trend.goal_only", **facts)]
    is_beyond = pathway.points[-1].at > view.periods[-1].end
    return [say("trend.pathway_beyond" if is_beyond else "trend.pathway_note", **facts)]


def season(view: TrendView, lines: pd.DataFrame, *, names: Sequence[str]) -> None:
    """The period shown beside the same of the year before, a row a line.

    Args:
        view: What is asked for.
        lines: unit_name, period, value.
        names: Whose rows.
    """
    period = view.told.period
    rows = []
    for name in names:
        one = lines[lines["unit_name"] == name]
        now, before = (_value(one, str(at)) for at in (period, period.year_before()))
        rows.append(
            {
                say("chart.place"): frame.escape(name),
                period.label(): _printed(view, now),
                period.year_before().label(): _printed(view, before),
                say("trend.change"): _change(view, now, before),
            }
        )
    st.table(
        pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("trend.season_table")
    )


def _value(lines: pd.DataFrame, period: str) -> float | None:
    found = lines.loc[lines["period"] == period, "value"].dropna()
    return None if found.empty else float(found.iloc[0])


def _printed(view: TrendView, value: float | None) -> str:
    return NOTHING if value is None else frame.escape(view.told.indicator.show_total(value))


def _change(view: TrendView, now: float | None, before: float | None) -> str:
    if now is None or before is None:
        return NOTHING
    return frame.escape(figure.difference(view.told.indicator, now - before))
