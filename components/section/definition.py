"""What the catalogue says of an indicator, of all indicators, and of the sources."""

import pandas as pd
import streamlit as st

from components import address, figure, frame
from components.filters import Selection
from data.catalog import (
    Direction,
    Indicator,
    Target,
    groups,
    indicator,
    indicators,
    sources,
    targets,
)
from geo import units
from geo.units import NATION, UnitKey, UnknownUnitError
from text import language, say
from text.number import date


def indicator_select(selection: Selection) -> None:
    """Any indicator of the catalogue, under the name of its group."""
    st.selectbox(
        say("page.indicator"),
        selection.indicators,
        format_func=lambda one: indicator(one).name(),
        key="indicator",
        placeholder=say("page.indicator"),
    )


def definition(measure: Indicator) -> None:
    """Everything a reader must know before quoting a figure of it."""
    facts = {
        "definition": measure.definition(),
        "group": groups()[measure.group_id].name(),
        "numerator": measure.numerator(),
        "denominator": measure.denominator(),
        "unit": measure.unit(),
        "direction": ""
        if measure.direction is Direction.NEUTRAL
        else say(f"page.direction_{measure.direction}"),
        "frequency": say(f"page.frequency_{measure.frequency.name.lower()}"),
        "levels": ", ".join(say(f"page.level_{level}") for level in measure.levels),
        "aggregation": say(f"page.aggregation_{measure.aggregation}"),
        "agency": measure.agency(),
        "legal": measure.legal_basis,
        "targets": "; ".join(_target(measure, one) for one in targets(measure.id)),
        "aliases": "; ".join(measure.aliases),
    }
    table = pd.DataFrame(
        [
            {"what": f":gray[{say(f'page.fact_{key}')}]", "text": frame.escape(text)}
            for key, text in facts.items()
            if text
        ]
    )
    st.table(table, border="horizontal", hide_index=True, hide_header=True, alt=measure.name())


def every_indicator() -> None:
    """All indicators, group by group."""
    for group in groups().values():
        found = [one for one in indicators().values() if one.group_id == group.id]
        with st.expander(say("page.group_of", name=frame.escape(group.name()), n=len(found))):
            st.table(_listed(found), border="horizontal", hide_index=True, alt=group.name())


def _listed(found: list[Indicator]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                say("page.indicator"): f"**{frame.escape(one.name())}**",
                say("page.fact_unit"): frame.escape(figure.unit_words(one)),
                say("page.fact_frequency"): say(f"page.frequency_{one.frequency.name.lower()}"),
                say("page.fact_agency"): frame.escape(one.agency()),
            }
            for one in found
        ]
    )


def every_source() -> None:
    """Where published figures, definitions and targets were read."""
    rows = pd.DataFrame(
        [
            {
                say("page.source_title"): frame.escape(one.title),
                say("page.source_publisher"): frame.escape(one.publisher),
                say("page.source_address"): frame.escape(one.url),
                say("page.source_licence"): frame.escape(one.licence),
                say("page.source_retrieved"): date(one.retrieved, locale=language())
                if one.retrieved
                else "",
            }
            for one in sources().values()
        ]
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("page.every_source"))


def part_switch(parts: list[str]) -> str:
    """Which part of the catalogue is read; a narrow screen has room for short names."""
    ending = "_short" if frame.is_compact() else ""
    chosen = address.settle("part", parts, default=parts[0], is_quiet=True)
    st.segmented_control(
        say("page.view"),
        parts,
        format_func=lambda one: say(f"page.part_{one}{ending}"),
        key="part",
        required=True,
        label_visibility="collapsed",
    )
    return chosen


def _target(measure: Indicator, target: Target) -> str:
    """`Điện Biên: > 60 % đến 31/12/2025 (plan)`."""
    try:
        place = units.unit(UnitKey(target.scope, target.scope_valid_from)).name
    except UnknownUnitError:
        place = target.scope
    return say(
        "page.target_row",
        place=say("page.whole_nation") if target.scope == NATION.code else place,
        target=figure.target_text(measure, target),
        day=target.by,
        source=target.source.title,
    )
