"""What was understood: cells, indicators and periods; old fonts read; what stood hidden."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame
from components.row import Row, each
from components.section.submit import outcome
from data.catalog import indicator
from data.ingest import Decoded
from data.model import Observations
from data.submission.recognition import Recognised, recognised
from text import language, say
from text.number import whole

MOST_SHOWN: Final = 12
MOST_DECODED: Final = 100
MOST_FIRST: Final = 8


def recognised_list(observations: Observations, *, has_period: bool = True) -> None:
    """A row for each indicator and period of each sheet: where, what, how many cells read.

    Args:
        observations: What was read.
        has_period: Its period is known; else it is not named.
    """
    found = recognised(observations)
    st.subheader(say("submit.recognised"), anchor=False)
    if not found:
        st.markdown(f":gray[:small[{say('submit.none_recognised')}]]")
        return
    _table(found[:MOST_SHOWN], has_period=has_period)
    if len(found) > MOST_SHOWN:
        with st.expander(say("submit.more_recognised", n=len(found) - MOST_SHOWN)):
            _table(found[MOST_SHOWN:], has_period=has_period)


def decoded_list(decoded: Sequence[Decoded]) -> None:
    """Cells that were typed in a legacy font, as they were and as they were read."""
    if not decoded:
        return
    with st.expander(say("submit.decoded", n=len(decoded)), icon=":material/translate:"):
        shown = decoded[:MOST_DECODED]
        rows = pd.DataFrame(
            {
                say("submit.column_cell"): [_place(one.sheet, one.cell) for one in shown],
                say("submit.column_before"): [frame.escape(one.before) for one in shown],
                say("submit.column_after"): [f"**{frame.escape(one.after)}**" for one in shown],
                say("submit.column_charset"): [frame.escape(str(one.charset)) for one in shown],
            }
        )
        st.table(rows, border="horizontal", hide_index=True, alt=say("submit.decoded_alt"))
        if len(decoded) > MOST_DECODED:
            rest = say("submit.more_in_copy", n=len(decoded) - MOST_DECODED)
            st.markdown(f":gray[:small[{rest}]]")


def qualified_list(observations: Observations) -> None:
    """Figures that were read with a sign, `khoảng 150` as ≈ 150: as they were and were read."""
    signed = observations[observations["qualifier"] != ""]
    if signed.empty:
        return
    with st.expander(say("submit.qualified", n=len(signed)), icon=":material/edit_note:"):
        shown = list(each(signed.head(MOST_DECODED)))
        rows = pd.DataFrame(
            {
                say("submit.column_cell"): [_place(row.sheet, row.cell) for row in shown],
                say("submit.column_unit"): [_unit(row) for row in shown],
                say("submit.column_before"): [frame.escape(_typed(row.raw)) for row in shown],
                say("submit.column_after"): [f"**{_value(row)}**" for row in shown],
            }
        )
        st.table(rows, border="horizontal", hide_index=True, alt=say("submit.qualified_alt"))
        if len(signed) > MOST_DECODED:
            rest = say("submit.more_qualified", n=len(signed) - MOST_DECODED)
            st.markdown(f":gray[:small[{rest}]]")


def first_figures(observations: Observations) -> None:
    """The first figures as they were read, each with its cell, to hold against the workbook."""
    first = observations[observations["value"].notna()].head(MOST_FIRST)
    if first.empty:
        return
    st.subheader(say("submit.first_figures"), anchor=False)
    rows = pd.DataFrame(
        {
            say("submit.column_cell"): [_place(row.sheet, row.cell) for row in each(first)],
            say("submit.column_unit"): [_unit(row) for row in each(first)],
            say("submit.column_read"): [f"**{_value(row)}**" for row in each(first)],
        }
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("submit.first_figures"))


def _typed(raw: str) -> str:
    """`khoảng 640; 1000` of the cells of a quotient, those that are blank left out."""
    return "; ".join(part.strip() for part in raw.split("|") if part.strip())


def _unit(row: Row) -> str:
    name = frame.escape(outcome.unit_name(row.unit_code, row.unit_valid_from))
    about = frame.escape(indicator(row.indicator_id).short_name())
    return f"{name}  \n:gray[:small[{about}]]"


def _value(row: Row) -> str:
    """`64,0 % (640/1.000)`."""
    measure = indicator(row.indicator_id)
    parts = figure.quotient(measure, row.numerator, row.denominator)
    shown = measure.show(row.value, qualifier=row.qualifier)
    return frame.escape(f"{shown} ({parts})" if parts else shown)


def _table(found: Sequence[Recognised], *, has_period: bool) -> None:
    rows = pd.DataFrame(
        {
            say("submit.column_cells"): [_place(one.sheet, one.cells) for one in found],
            say("submit.column_what"): [
                _what(one) if has_period else frame.escape(one.indicator.short_name())
                for one in found
            ],
            say("submit.column_read"): [_read(one) for one in found],
        }
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("submit.recognised"))


def _what(one: Recognised) -> str:
    period = figure.lower_first(one.period.label())
    return frame.escape(f"{one.indicator.short_name()} · {period}")


def _read(one: Recognised) -> str:
    parts = {
        name: whole(number, locale=language()) for name, number in (("n", one.read), ("of", one.of))
    }
    return say("submit.read_of", **parts)


def _place(sheet: str, cells: str) -> str:
    return frame.escape("!".join(part for part in (sheet, cells) if part))
