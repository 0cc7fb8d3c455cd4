"""What a commune was made of, with the last figures of each; or what a former one became."""

import pandas as pd
import streamlit as st

from components import figure, frame
from components.picture import Picture
from components.row import each
from components.units_view import UnitsView
from data import query
from data.model import State
from data.period import parse
from geo import lineage, units
from geo.lineage import Link, Relation
from geo.units import TODAY, Level, Unit
from text import language, say


def kinship(one: Picture, unit: Unit) -> None:
    """The lineage of the selected commune; nothing for a province."""
    if unit.level is Level.PROVINCE:
        return
    if unit.valid_from == TODAY:
        _made_of(one, lineage.predecessors(unit.key))
    else:
        names = [_named(link, units.unit(link.new)) for link in lineage.successors(unit.key)]
        words = say("conversion.now_in", names=", ".join(names))
        st.markdown(f":small[{frame.escape(words)}]")


def _made_of(one: Picture, links: tuple[Link, ...]) -> None:
    """`Hợp nhất từ: Xã A, Xã B (một phần)`; with figures, a line each."""
    olds = [units.unit(link.old) for link in links]
    last = _last_figures(one, olds)
    names = [_named(link, old) for link, old in zip(links, olds, strict=True)]
    if not any(last.values()):
        words = say("conversion.made_of", names=", ".join(names))
        st.markdown(f":gray[:small[{frame.escape(words)}]]")
        return
    st.markdown(f":small[**{say('conversion.made_of_title')}**]")
    table = pd.DataFrame(
        [
            {
                "name": frame.escape(name),
                "figure": frame.escape(last[old.code] or say("page.state_missing")),
            }
            for name, old in zip(names, olds, strict=True)
        ]
    )
    title = say("conversion.made_of_title")
    st.table(table, border="horizontal", hide_index=True, hide_header=True, alt=title)


def _named(link: Link, unit: Unit) -> str:
    label = unit.label(language())
    return say("conversion.a_part", name=label) if link.relation is Relation.PART else label


def _last_figures(one: Picture, olds: list[Unit]) -> dict[str, str]:
    """The newest figure of each before the break, at or before the period of the view.

    As reported, the view's own period is one of the former units' or later; the last holds.
    """
    before = [period for period in one.selection.periods if period.end < TODAY]
    if one.selection.units_view is UnitsView.TODAY and one.period.end < TODAY:
        before = [period for period in before if period.end <= one.period.end]
    found = dict.fromkeys((old.code for old in olds), "")
    rows = query.series(one.ground.told, olds, indicator=one.indicator, periods=before)
    for row in each(rows):
        if row.state == State.NOT_APPLICABLE or not pd.isna(row.value):
            is_none = row.state == State.NOT_APPLICABLE
            value = say("page.state_not_applicable") if is_none else one.indicator.show(row.value)
            period = figure.lower_first(parse(str(row.period)).label(short=True))
            is_now = str(row.period) == str(one.period)
            dated = value if is_now else say("conversion.last", value=value, period=period)
            found[str(row.unit_code)] = dated
    return found
