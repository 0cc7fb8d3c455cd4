"""Every indicator of the commune, heading by heading: its figure beside the others'."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import commune_words, frame, pin, profile_words
from components.charts import sketch, standing
from components.profile_words import Words
from data.profile import Line, Profile
from data.profile.sketch import spark, strip
from data.status import Status
from text import language, say
from text.number import NBSP


def listing(one: Profile, *, is_compact: bool) -> None:
    """One table, so that its columns stand in line; a row names each heading."""
    st.subheader(say("profile.every", n=len(one.every)), anchor=False)
    legend = f"{commune_words.company_text(one)} {say('profile.legend')}"
    st.markdown(f":gray[:small[{frame.escape(legend)}]]")
    made = _narrow if is_compact else _row
    rows: list[dict[str, str]] = []
    for group, lines in one.lines.items():
        name = commune_words.group_name(group)
        rows.append({say("profile.column_indicator"): f"**{frame.escape(name)}**"})
        rows += [made(line, profile_words.words(line), one) for line in lines]
    table = pd.DataFrame(rows).fillna("")
    titled = {name: name.replace(" ", NBSP) for name in _drawn() if name in table}
    alt = say("profile.every", n=len(one.every))
    st.table(table.rename(columns=titled), border="horizontal", hide_index=True, alt=alt)


def _drawn() -> tuple[str, str]:
    """Heads of pictures: a cell is as wide as its words, and these keep it wide enough."""
    return say("profile.column_strip"), say("profile.column_spark")


def _row(line: Line, said: Words, one: Profile) -> dict[str, str]:
    return {
        say("profile.column_indicator"): _linked(line, said, one),
        say("profile.column_now"): _value(said),
        say("profile.column_target"): _target(line, said),
        say("profile.column_rank"): _two(said.rank, said.rank_note),
        say("profile.column_kin"): _two(said.kin, said.kin_note),
        say("profile.column_strip"): _strip(line),
        say("profile.column_spark"): _spark(line),
        say("profile.column_reported"): said.reported,
    }


def _narrow(line: Line, said: Words, one: Profile) -> dict[str, str]:
    """Two columns: what it is and where it stands; the figure and its rank."""
    first = f"{_linked(line, said, one)} {_target(line, said)} {_strip(line)}"
    ranked = say("profile.ranked", rank=said.rank, kin=said.kin)
    second = _value(said)
    if said.rank != profile_words.NONE:
        second += f" :gray[:small[{frame.escape(ranked)}]]"
    return {say("profile.column_indicator"): first, say("profile.column_now"): second}


def _linked(line: Line, said: Words, one: Profile) -> str:
    """The name, which opens the indicator's map with the commune selected."""
    there = {
        "place": one.province.code,
        "indicator": line.indicator.id,
        "period": str(line.period),
        "unit": one.unit.code,
        "lang": language().value,
    }
    return f"[{frame.escape(said.name)}](map?{urlencode(there | pin.parts())})"


def _value(said: Words) -> str:
    small = " · ".join(part for part in (said.counts, said.period, said.note) if part)
    return _two(f"**{frame.escape(said.value)}**", small, is_marked=True)


def _target(line: Line, said: Words) -> str:
    if line.status is Status.NO_TARGET:
        return f":gray[:small[{frame.escape(said.status)}]]"
    small = " · ".join(part for part in (said.goal, said.expected, said.since) if part)
    return f"{standing.badge(line.status, said.status)} :gray[:small[{frame.escape(small)}]]"


def _two(first: str, second: str, *, is_marked: bool = False) -> str:
    head = first if is_marked else frame.escape(first)
    return f"{head} :gray[:small[{frame.escape(second)}]]" if second else head


def _strip(line: Line) -> str:
    theme = frame.theme()
    return sketch.strip_picture(
        strip(line), line.status, theme=theme, alt=profile_words.alt_strip(line)
    )


def _spark(line: Line) -> str:
    return sketch.spark_picture(spark(line), theme=frame.theme(), alt=profile_words.alt_spark(line))
