"""The index of provinces as one page shows it: whose lines, of which year, from what figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import address, load
from components.charts.style import CATEGORIES, COLOURS, Theme
from components.filters import Selection
from data import dti
from data.dti import Round, Standings
from data.model import Published
from geo import units
from geo.units import FORMER, NATION, TODAY, Unit, UnitKey
from text import language, say

WITH: Final = "with"
YEAR: Final = "year"
MOST_COMPARED: Final = 3
FIRST_SHOWN: Final = 3


@dataclass(frozen=True, kw_only=True)
class Board:
    """One view of the index.

    Args:
        version: Which revision of which store.
        place: The nation or one of today's provinces.
        published: Figures of everything in `dti.READ`.
        standings: Value and rank of every province in every round.
        rounds: Those with figures, the former list first.
        year: Whose figures stand beside population and product.
        years: Those that can be chosen, newest first.
        families: The place and those it is compared with, each with its former provinces.
        theme: Of the reader's screen.
    """

    version: str
    place: Unit
    published: Published
    standings: Standings
    rounds: tuple[Round, ...]
    year: int
    years: tuple[int, ...]
    families: tuple[tuple[Unit, ...], ...]
    theme: Theme

    @property
    def is_national(self) -> bool:
        """No province is looked at, only those compared."""
        return self.place.key == NATION

    @property
    def is_demonstration(self) -> bool:
        """Some figure in view is invented."""
        return bool(self.published["is_demonstration"].any())

    @property
    def key(self) -> tuple[str, ...]:
        """All that a picture of the view depends on, but for what it shows and how wide."""
        shown = ",".join(members[-1].code for members in self.families)
        return (self.version, self.place.code, shown, self.theme.value, language().value)

    @property
    def own(self) -> tuple[Unit, ...]:
        """The province with its former ones; none of the nation."""
        return () if self.is_national else self.families[0]

    @property
    def colours(self) -> dict[UnitKey, str]:
        """The colour of each province that is not grey: the place's first is the accent.

        Each has its own as long as there are enough, else a family shares one.
        """
        slots = [slot for members in self.families for slot in _slots(members)]
        inks = CATEGORIES[self.theme][:-1]  # the last is a grey, as everyone else is
        if len(slots) > len(inks):
            slots = list(self.families)
        return {
            unit.key: colour for slot, colour in zip(slots, inks, strict=False) for unit in slot
        }

    @property
    def quiet(self) -> str:
        """The grey of everyone else."""
        return COLOURS[self.theme].quiet

    @property
    def newest_former(self) -> Round | None:
        """The last ranking of the former provinces."""
        return next((one for one in reversed(self.rounds) if one.is_former), None)


def board(selection: Selection, theme: Theme) -> Board | None:
    """The view that the address names; None where no province has an index."""
    published = _published(selection.version)
    standings = _standings(selection.version)
    if standings.empty:
        return None
    found = _rounds(standings)
    years = dti.years_of(published) or sorted({one.year for one in found}, reverse=True)
    names = [str(one) for one in years]
    year = int(address.settle(YEAR, names, default=names[0], is_quiet=True))
    place = selection.place
    others = [units.unit(UnitKey(code, TODAY)) for code in _compared(standings, place)]
    chosen = others if place.key == NATION else [place, *others]
    return Board(
        version=selection.version,
        place=place,
        published=published,
        standings=standings,
        rounds=found,
        year=year,
        years=tuple(years),
        families=tuple(dti.family(one) for one in chosen),
        theme=theme,
    )


def compare_select(one: Board) -> None:
    """Which other provinces are drawn in colour."""
    offered = _offered(one.place)
    st.multiselect(
        say("dti.compare"),
        list(offered),
        format_func=lambda code: offered[code].label(language()),
        key=WITH,
        max_selections=MOST_COMPARED,
        placeholder=say("dti.compare_hint"),
        select_all=False,
    )


def year_select(one: Board) -> None:
    """Which year's figures are held against population and product."""
    address.show(YEAR)
    st.segmented_control(
        say("dti.year"), [str(year) for year in one.years], key=YEAR, required=True
    )


def name(unit: Unit, *, is_always_dated: bool = False) -> str:
    """What a province is called here: a former one of a merged family says that it is one.

    Args:
        unit: Of either list.
        is_always_dated: Also where its name and land are today's.
    """
    if unit.valid_from == TODAY or not (is_always_dated or _is_gone(unit)):
        return unit.name
    return say("dti.former", name=unit.name)


def _slots(members: tuple[Unit, ...]) -> list[tuple[Unit, ...]]:
    """Who shares a colour: a province that stayed what it was, with itself."""
    now = members[-1]
    return [(one,) for one in (now, *members[:-1])] if dti.is_merged(now) else [members]


def _is_gone(unit: Unit) -> bool:
    """A former province that is not today's of the same name and land."""
    return unit.key in _gone()


@st.cache_resource(show_spinner=False)
def _gone() -> frozenset[UnitKey]:
    merged = (one for one in units.children(NATION, edition=TODAY) if dti.is_merged(one))
    return frozenset(
        member.key for one in merged for member in dti.family(one) if member.valid_from == FORMER
    )


def _offered(place: Unit) -> dict[str, Unit]:
    every = units.children(NATION, edition=TODAY)
    return {one.code: one for one in every if one.key != place.key}


def _compared(standings: Standings, place: Unit) -> Sequence[str]:
    """Codes of those compared; for the nation, until a reader says, the first of the newest."""
    offered = _offered(place)
    first: list[str] = []
    if place.key == NATION:
        today = standings[standings["unit_valid_from"] == TODAY.isoformat()]
        newest = today[today["year"] == today["year"].max()].sort_values("rank")
        first = [str(code) for code in newest["unit_code"]][:FIRST_SHOWN]
    chosen = address.settle_many(WITH, offered, default=first)
    return chosen[:MOST_COMPARED]


def _rounds(standings: pd.DataFrame) -> tuple[Round, ...]:
    editions = {FORMER.isoformat(): FORMER, TODAY.isoformat(): TODAY}
    pairs = zip(standings["year"], standings["unit_valid_from"], strict=True)
    return dti.rounds({(int(year), editions[since]) for year, since in pairs})


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _published(version: str) -> Published:
    provinces = {one.code for day in (FORMER, TODAY) for one in units.children(NATION, edition=day)}
    return load.figures_at(version).observations(
        indicator_ids=list(dti.READ), unit_codes=[*sorted(provinces), NATION.code]
    )


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _standings(version: str) -> Standings:
    return dti.standings(_published(version))
