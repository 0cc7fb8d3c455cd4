"""Value and rank over the rounds: the place and those it is compared with, all others grey."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import altair as alt
import pandas as pd
import streamlit as st

from components import drawing, frame
from components.charts import rounds
from components.charts.round_axis import RoundAxis, Stop
from components.dti_board import Board, name
from components.kept import drawn_once
from components.row import Row, each
from data import dti
from data.catalog import indicator
from data.dti import Round
from geo import units
from geo.units import NATION, Unit
from text import language, say

HEIGHT: Final = 400
HEIGHT_COMPACT: Final = 340
END_ROOM: Final = 150
END_ROOM_COMPACT: Final = 76


def course(one: Board, *, is_compact: bool) -> None:
    """Values left, ranks right; on a phone one below the other."""
    drawn_once((*one.key, is_compact), lambda: _course(one, is_compact=is_compact))


def _course(one: Board, *, is_compact: bool) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(say("dti.values"), anchor=False)
        drawing.draw_kept(
            (*one.key, "values", is_compact), partial(_values, one, is_compact=is_compact)
        )
        _small(say("dti.values_note"))
    with right:
        st.header(say("dti.ranks"), anchor=False)
        drawing.draw_kept(
            (*one.key, "ranks", is_compact), partial(_ranks, one, is_compact=is_compact)
        )
        _small(say("dti.ranks_note"))


def _values(one: Board, *, is_compact: bool) -> tuple[alt.LayerChart, str]:
    rows = lines(one, "value", is_compact=is_compact)
    shown = axis(one.rounds, is_compact=is_compact)
    chart = rounds.values(rows, means(one), axis=shown, theme=one.theme)
    return chart, alt_of(one, rows, "dti.alt_values")


def _ranks(one: Board, *, is_compact: bool) -> tuple[alt.LayerChart, str]:
    rows = lines(one, "rank", is_compact=is_compact)
    shown = axis(one.rounds, is_compact=is_compact)
    return rounds.ranks(rows, axis=shown, theme=one.theme), alt_of(one, rows, "dti.alt_ranks")


def axis(found: Sequence[Round], *, is_compact: bool) -> RoundAxis:
    """What both pictures are drawn on."""
    first = found[0].year
    starts = [one for one in dti.frameworks() if one.since > first]
    return RoundAxis(
        stops=[Stop(id=one.id, year=one.year, size=one.size) for one in found],
        frameworks=[
            (one.since, one.number if is_compact else say("dti.framework", number=one.number))
            for one in starts
        ],
        end_room=END_ROOM_COMPACT if is_compact else END_ROOM,
        height=HEIGHT_COMPACT if is_compact else HEIGHT,
    )


def lines(one: Board, column: str, *, is_compact: bool) -> pd.DataFrame:
    """One row a province and round of its list, NaN where nothing was published."""
    by_key = {(row.unit_code, row.unit_valid_from, row.round): row for row in each(one.standings)}
    made = [
        _row(unit, found, by_key.get((unit.code, unit.valid_from.isoformat(), found.id)), column)
        for found in one.rounds
        for unit in units.children(NATION, edition=found.edition)
    ]
    rows = pd.DataFrame(made)
    rows = rows[rows["line"].isin(rows.loc[rows["y"].notna(), "line"])]
    return _coloured(one, rows, is_compact=is_compact)


def _row(unit: Unit, found: Round, told: Row | None, column: str) -> dict[str, object]:
    value = float("nan") if told is None else float(getattr(told, column))
    measure = indicator(f"dti_{column}")
    of = float(found.size) if column == "rank" else None
    return {
        "line": f"{unit.code}@{unit.valid_from}",
        "unit_name": name(unit),
        "short_name": unit.name,
        "round": found.id,
        "round_name": say("dti.round", year=str(found.year), n=found.size),
        "y": value,
        "printed": "" if pd.isna(value) else measure.show(value, of=of),
        "source": "" if told is None else str(told.source).split(" | ")[0],
    }


def _coloured(one: Board, rows: pd.DataFrame, *, is_compact: bool) -> pd.DataFrame:
    colours = {f"{key.code}@{key.valid_from}": colour for key, colour in one.colours.items()}
    return rows.assign(
        is_chosen=rows["line"].isin(list(colours)),
        colour=[colours.get(line, one.quiet) for line in rows["line"]],
        said=rows["short_name"] if is_compact else rows["unit_name"] + " " + rows["printed"],
    ).reset_index(drop=True)


def means(one: Board) -> pd.DataFrame:
    """Published means stand with the former list; a year twice ranked has one for it."""
    by_year = {found.year: found for found in one.rounds if found.is_former}
    rows = [
        {
            "round": by_year[row.year].id,
            "round_name": say("dti.round", year=str(row.year), n=by_year[row.year].size),
            "y": float(row.value),
            "printed": indicator("dti_value").show(row.value),
            "source": str(row.source).split(" | ")[0],
        }
        for row in each(dti.means(one.published))
        if row.year in by_year
    ]
    return pd.DataFrame(rows, columns=["round", "round_name", "y", "printed", "source"])


def alt_of(one: Board, rows: pd.DataFrame, key: str) -> str:
    """The sentence that says what the lines show."""
    known = rows[rows["is_chosen"] & rows["y"].notna()].groupby("line", sort=False).last()
    told = "; ".join(f"{row.unit_name}, {row.round_name}: {row.printed}" for row in each(known))
    place = say("page.nation") if one.is_national else one.place.label(language())
    return say(key, place=place, told=told or "–")


def _small(text: str) -> None:
    st.markdown(f":gray[:small[{frame.escape(text)}]]")
