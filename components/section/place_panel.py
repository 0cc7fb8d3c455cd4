"""The bordered panel: one place, its figure, how it compares and how it went over time."""

import pandas as pd
import streamlit as st

from components import basis, drawing, figure, frame, line
from components.charts.axes import Axes
from components.charts.series import trend
from components.kept import kept
from components.picture import Picture
from components.section import controls, go, kinship
from components.section.figure_history import figure_history
from components.section.profile_link import profile_link
from data.catalog import Kind
from data.period import parse
from geo import units
from geo.units import TODAY, Level, Unit
from text import Language, language, say


def place_panel(one: Picture) -> None:
    """The selected unit; nothing selected, the whole and how to select."""
    with st.container(border=True, gap="xsmall"):
        unit = one.selection.selected
        if unit is None:
            _whole(one)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            name = unit.label(language())
            name = figure.in_province(unit, name) if one.selection.is_by_commune else name
            st.header(name, anchor=False, width="stretch")
            st.button(
                "",
                key="let_go",
                icon=":material/close:",
                type="tertiary",
                help=say("page.close"),
                on_click=controls.pick,
                args=("",),
            )
        st.markdown(f":gray[:small[{say('page.code', code=unit.code)}]]")
        _figure(one)
        _comparison(one)
        _over_time(one, unit)
        kinship.kinship(one, unit)
        _way_in(unit, is_by_commune=one.selection.is_by_commune)
        profile_link(unit)
        controls.way_into_successor(unit)
        _source(one)
        figure_history(one, unit)


def _figure(one: Picture) -> None:
    row = one.row(one.selection.unit)
    told = basis.line(row)
    if pd.isna(row["value"]):
        st.markdown(f"#### {row['value_text']}")
        if told:
            st.markdown(f":gray[:small[{frame.escape(told)}]]")
        return
    st.metric(one.indicator.short_name(), str(row["value_text"]), label_visibility="collapsed")
    parts = figure.counts(row["numerator"], row["denominator"])
    if parts and one.indicator.kind is Kind.RATE:
        words = figure.counted(one.indicator)
        st.markdown(f":small[**{frame.escape(parts)}** {frame.escape(words)}]")
    if told:
        st.markdown(f":gray[:small[{frame.escape(told)}]]")


def _comparison(one: Picture) -> None:
    """Against the target, against the period before, and the rank."""
    row = one.row(one.selection.unit)
    if pd.isna(row["value"]):
        return
    lines = []
    if one.target is not None:
        gap = figure.difference(one.indicator, row["value"] - one.target.value)
        lines.append((say("page.against_target_row", target=one.target_words), gap))
    if not pd.isna(row["change"]):
        before = parse(row["previous_period"]).label()
        gap = figure.difference(one.indicator, row["change"])
        lines.append((say("page.against_period", period=figure.lower_first(before)), gap))
    if not pd.isna(row["rank"]) and one.indicator.kind in {Kind.RATE, Kind.INDEX, Kind.COUNT}:
        key = "nation" if one.selection.is_national else "province"
        lines.append((say(f"page.rank_in_{key}"), f"{int(row['rank'])}/{len(one.valued)}"))
    table = pd.DataFrame(
        [{"what": frame.escape(what), "gap": f"**{frame.escape(gap)}**"} for what, gap in lines]
    )
    if lines:
        st.table(
            table,
            border="horizontal",
            hide_index=True,
            hide_header=True,
            alt=say("page.comparison"),
        )


@kept
def _over_time(one: Picture, unit: Unit | None) -> None:
    lines = pd.concat([line.whole(one).assign(is_selected=unit is None), *_unit_line(one, unit)])
    lines = lines.assign(
        printed=[one.indicator.show(value) for value in lines["value"]],
        end=[
            "" if pd.isna(value) else figure.number(value, digits=one.indicator.decimals)
            for value in lines["value"]
        ],
    )
    known = lines[lines["is_selected"]].dropna(subset=["value"])
    name = unit.label(language()) if unit else one.whole_name
    if known.empty:
        return
    periods = [(str(period), period.label(short=True)) for period in one.selection.sequence]
    axes = Axes(
        periods=periods,
        is_percent=one.indicator.kind is Kind.RATE,
        is_rank=one.is_rank,
        is_whole=one.indicator.is_whole,
        a_year=one.period.frequency.a_year,
        target=one.target.value if one.target else None,
        target_label=say("page.target_mark", value=one.target_words),
        marked=str(one.period),
        break_at=one.selection.break_at,
        break_label=say("conversion.break_short"),
    )
    alt = say(
        "page.alt_trend",
        title=one.indicator.name(),
        name=name,
        first=figure.lower_first(parse(known.iloc[0]["period"]).label()),
        last=figure.lower_first(parse(known.iloc[-1]["period"]).label()),
        before=known.iloc[0]["printed"],
        now=known.iloc[-1]["printed"],
    )
    drawing.draw(trend(lines, axes=axes, theme=one.theme), alt=alt)
    if marks := line.marks_seen(lines, is_national=one.selection.is_national):
        st.markdown(f":gray[:small[{frame.escape(marks)}]]")
    if some := line.reporters(one):
        st.markdown(f":gray[:small[{frame.escape(some)}]]")
    if unit is not None and lines.loc[~lines["is_selected"], "value"].notna().any():
        whole = one.whole_name
        whole = figure.lower_first(whole) if language() is Language.VI else whole
        grey = say("page.grey_line", name=whole)
        st.markdown(f":gray[:small[{frame.escape(grey)}]]")


def _unit_line(one: Picture, unit: Unit | None) -> list[pd.DataFrame]:
    return [] if unit is None else [line.of_units(one, [unit]).assign(is_selected=True)]


def _way_in(unit: Unit, *, is_by_commune: bool) -> None:
    """From a province on the national map to its communes; from a commune there to its own."""
    if unit.level is Level.COMMUNE and is_by_commune and unit.parent is not None:
        st.button(
            say("page.open_own_province", name=units.unit(unit.parent).name),
            key="open_own_province",
            icon=":material/zoom_in:",
            width="stretch",
            on_click=go.go_into,
            args=(unit,),
        )
        return
    if unit.level is not Level.PROVINCE or unit.valid_from != TODAY:
        return
    inside = units.communes(unit.code)
    st.button(
        say("page.open_province", n=len(inside), level=figure.level_words(unit, TODAY)),
        key="open_province",
        icon=":material/zoom_in:",
        width="stretch",
        on_click=controls.go_to,
        args=(unit.code,),
    )


def _source(one: Picture) -> None:
    """Which cell of which workbook the figure stands in."""
    row = one.row(one.selection.unit)
    if not row["file_name"]:
        return
    place = "!".join(part for part in (str(row["sheet"]), str(row["cell"])) if part)
    text = (
        say("page.source_cell", file=row["file_name"], place=place)
        if place
        else say("page.source_file", file=row["file_name"])
    )
    st.markdown(f":gray[:small[{frame.escape(text)}]]")


def _whole(one: Picture) -> None:
    st.header(one.whole_name, anchor=False)
    _over_time(one, None)
    key = one.selection.level
    st.markdown(f":gray[:small[{say(f'page.pick_{key}')}]]")
