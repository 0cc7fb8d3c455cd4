"""The index against population and against product per person, of one year."""

import datetime as dt
from functools import partial
from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from components import drawing, figure, frame
from components.charts.relation import Across, relation
from components.dti_board import Board, name, year_select
from components.kept import drawn_once
from data import dti
from data.catalog import indicator
from geo import units
from geo.units import UnitKey
from text import say

TICKS: Final = {
    dti.PEOPLE: (300.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0),
    dti.INCOME: (30.0, 50.0, 100.0, 200.0, 400.0),
}


def related(one: Board) -> None:
    """Two pictures side by side, and the year they are of."""
    st.header(say("dti.related"), anchor=False)
    year_select(one)
    for place, against in zip(st.columns(2, gap="medium"), TICKS, strict=True):
        with place:
            drawn_once((*one.key, against, one.year), partial(_picture, one, against))


def _picture(one: Board, against: str) -> None:
    measure = indicator(against)
    title = f"{measure.short_name()} ({measure.unit()})"
    st.subheader(title, anchor=False)
    found = dti.relation(one.published, against=against, year=one.year)
    if found.rows.empty:
        words = say("dti.no_relation", what=measure.short_name(), year=str(one.year))
        st.markdown(f":gray[:small[{frame.escape(words)}]]")
        return
    words = _rho(found, one.year)

    def made() -> tuple[alt.LayerChart, str]:
        across = Across(title=title, ticks=TICKS[against])
        chart = relation(_dressed(one, found.rows, against), across=across, theme=one.theme)
        what = say("dti.alt_relation", what=measure.name(), year=str(one.year))
        return chart, f"{what} {words}"

    drawing.draw_kept((*one.key, against, one.year), made)
    source = str(found.rows["source"].iloc[0]).split(" | ")[0]
    told = say("dti.relation_source", what=measure.short_name(), source=source)
    st.markdown(f":gray[:small[{frame.escape(words)} {frame.escape(told)}]]")


def _rho(found: dti.Relation, year: int) -> str:
    facts = {"n": len(found.rows), "year": str(year)}
    if found.rho is None:
        return say("dti.no_rho", **facts)
    return say("dti.rho", rho=figure.signed(found.rho, digits=2), **facts)


def _dressed(one: Board, rows: pd.DataFrame, against: str) -> pd.DataFrame:
    keys = [
        UnitKey(code, dt.date.fromisoformat(since))
        for code, since in zip(rows["unit_code"], rows["unit_valid_from"], strict=True)
    ]
    colours = one.colours
    return pd.DataFrame(
        {
            "unit_name": [name(units.unit(key)) for key in keys],
            "y": rows["value"].to_numpy(),
            "against": rows["against"].to_numpy(),
            "printed": [indicator("dti_value").show(value) for value in rows["value"]],
            "against_printed": [indicator(against).show(value) for value in rows["against"]],
            "colour": [colours.get(key, one.quiet) for key in keys],
            "is_chosen": [key in colours for key in keys],
        }
    )
