"""The ranking, and how many places each moved since another period."""

from typing import Final

import pandas as pd
import streamlit as st

from components import address, basis, figure, frame, load
from components.kept import drawn_once
from components.lineup import Lineup
from components.row import Row, each
from components.section import controls as usual
from components.section.compare.scatter import MARKED
from data import compare
from data.conversion import Conversion
from data.model import State
from data.period import Period, parse
from data.query.figure import HAS_VALUE
from geo.units import Unit
from text import language, say
from text.number import whole

SINCE: Final = "since"
UP: Final = "\N{BLACK UP-POINTING TRIANGLE}"
DOWN: Final = "\N{BLACK DOWN-POINTING TRIANGLE}"
SAME: Final = "="
NOTHING: Final = "\N{EN DASH}"


def since(one: Lineup) -> Period | None:
    """The other period: the reader's, else the one before; None where there is no other."""
    others = [each for each in reversed(one.selection.sequence) if each != one.period]
    if not others:
        address.forget(SINCE)
        return None
    before = next((each for each in others if each < one.period), others[0])
    names = [str(each) for each in others]
    return parse(address.settle(SINCE, names, default=str(before), is_quiet=True))


def marked(one: Lineup) -> list[str]:
    """Codes of the places that are marked in the table."""
    return address.settle_many(MARKED, [unit.code for unit in one.units])


def rows(one: Lineup, before: Period | None) -> pd.DataFrame:
    """See `data.compare.ranking`; made once for everybody who looks at the same, read only."""
    return _rows((*one.key, before), one, before)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _rows(
    key: tuple[object, ...],  # noqa: ARG001 - the key
    _one: Lineup,
    _before: Period | None,
) -> pd.DataFrame:
    one = _one
    return compare.ranking(
        one.published, one.units, indicator=one.indicator, period=one.period, against=_before
    )


def heading(one: Lineup, found: pd.DataFrame, before: Period | None) -> None:
    """The indicator; how many are ranked in each period, and how many moved which way."""
    frame.heading(*titles(one, found, before))


def titles(one: Lineup, found: pd.DataFrame, before: Period | None) -> tuple[str, str]:
    """The title and the line below it."""
    parts = [
        say(
            "compare.rank_note",
            period=one.period.label(),
            n=int(found["rank"].notna().sum()),
            of=len(found),
            level=one.level_words,
        )
    ]
    if before is not None and found["rank"].notna().any():
        moved = found["moved"].dropna()
        parts.append(
            say(
                "compare.moved_note",
                period=figure.lower_first(before.label()),
                n=int(found["rank_before"].notna().sum()),
                up=int((moved > 0).sum()),
                down=int((moved < 0).sum()),
                same=int((moved == 0).sum()),
            )
        )
    return say("compare.rank_title", name=one.indicator.short_name()), "; ".join(parts)


def controls(one: Lineup, before: Period | None) -> None:
    """Indicator, both periods, and who is marked."""
    usual.indicator_select(one.selection)
    usual.period_select(one.selection)
    if before is not None:
        others = [str(each) for each in reversed(one.selection.sequence) if each != one.period]
        st.selectbox(
            say("compare.ask_since"),
            others,
            format_func=lambda key: parse(key).label(),
            key=SINCE,
            placeholder=say("compare.ask_since"),
        )


def draw(one: Lineup, found: pd.DataFrame, before: Period | None, *, is_compact: bool) -> None:
    """The table: ranked first, then who has no figure."""
    names = {unit.code: unit for unit in one.units}
    st.multiselect(
        say("compare.ask_marked"),
        list(names),
        format_func=lambda code: names[code].label(language()),
        key=MARKED,
        placeholder=say("compare.marked_hint"),
        select_all=False,
    )
    if not found["rank"].notna().any() and found["value"].notna().any():
        st.markdown(frame.escape(say("compare.no_good_side")))
    marks = address.held(MARKED)
    key = (*one.key, before, marks, frame.theme(), is_compact)
    drawn_once(key, lambda: _table(one, found, before, set(marks.split(",")), is_compact))
    st.markdown(f":gray[:small[{frame.escape(say('compare.rank_foot'))}]]")


def _table(
    one: Lineup, found: pd.DataFrame, before: Period | None, chosen: set[str], is_compact: bool
) -> None:
    names = {unit.code: unit for unit in one.units}
    table = pd.DataFrame([_row(one, row, names, chosen, is_compact) for row in each(found)])
    if before is None:
        table = table.drop(columns=[say("compare.column_moved")])
    alt = say("compare.alt_rank", name=one.indicator.name(), period=one.period.label())
    st.table(table, border="horizontal", hide_index=True, alt=alt)


def _row(
    one: Lineup, row: Row, names: dict[str, Unit], chosen: set[str], is_compact: bool
) -> dict[str, str]:
    unit = names[row.unit_code]
    name = frame.escape(unit.name if is_compact else unit.label(language()))
    if row.unit_code in chosen:
        name = f":material/bookmark: **{frame.accented(name)}**"
    found = {
        say("compare.column_rank"): rank_text(row.rank, is_shared=row.is_shared),
        say("compare.column_place"): name,
        say("compare.column_value"): _value(one, row),
        say("compare.column_moved"): _moved(row),
    }
    if is_compact:
        return found
    measure = one.indicator
    return found | {
        say("compare.column_before"): NOTHING if pd.isna(row.before) else measure.show(row.before),
        say("compare.column_change"): figure.difference(measure, row.change) or NOTHING,
        say("compare.counts"): figure.quotient(measure, row.numerator, row.denominator),
    }


def rank_text(rank: float, *, is_shared: bool) -> str:
    """`12`, shared `12 =`."""
    if pd.isna(rank):
        return NOTHING
    text = whole(int(rank), locale=language())
    return f"{text}\N{NO-BREAK SPACE}{SAME}" if is_shared else text


def _value(one: Lineup, row: Row) -> str:
    shown, part = value_text(one, row)
    if pd.isna(row.value):
        return f":gray[{frame.escape(shown)}]"
    return f"**{frame.escape(shown)}**{frame.escape(part)}"


def value_text(one: Lineup, row: Row) -> tuple[str, str]:
    """The value, or why there is none; and that it is of a part of the former units."""
    if pd.isna(row.value):
        state = State.MISSING.value if row.state in HAS_VALUE else row.state
        return say(f"compare.state_{state}"), ""
    shown = one.indicator.show(row.value, qualifier=row.qualifier)
    if basis.is_of_communes(row):
        return shown, f" ({basis.short(row)})"
    is_part = row.conversion == Conversion.PARTIAL
    return shown, f" ({say('compare.state_partial')})" if is_part else ""


def _moved(row: Row) -> str:
    moved, before = moved_text(row)
    return f"{moved} :gray[:small[{before}]]" if before else moved


def moved_text(row: Row) -> tuple[str, str]:
    """`▲ 3`, `(12)`: places up, and the rank before."""
    if pd.isna(row.moved):
        return NOTHING, ""
    places = int(row.moved)
    sign = UP if places > 0 else DOWN
    text = (
        SAME if not places else f"{sign}\N{NO-BREAK SPACE}{whole(abs(places), locale=language())}"
    )
    return text, f"({int(row.rank_before)})"
