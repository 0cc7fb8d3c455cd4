"""Profiles over the break of 2025-07-01: what former communes told, and what became of it."""

from collections.abc import Mapping

import pytest

from data import profile
from data.actor import operator
from data.conversion import Conversion
from data.model import Observations
from data.period import parse
from data.profile import Among, Profile, Rank
from data.store import Store
from geo import lineage, units
from geo.lineage import Relation
from geo.units import FORMER, TODAY, Unit, UnitKey
from tests import report
from tests.report import FIBRE

PROVINCE = units.unit(UnitKey("11", TODAY))


def whole(unit: Unit) -> bool:
    links = lineage.predecessors(unit.key)
    return len(links) > 1 and all(one.relation is Relation.WHOLE for one in links)


FIRST, SECOND = [one for one in units.communes("11") if whole(one)][:2]


def olds(unit: Unit) -> list[str]:
    return [link.old.code for link in lineage.predecessors(unit.key)]


def tell(store: Store, name: str, values: Mapping[str, float], period: str) -> None:
    """Former communes' figures as one workbook."""
    handed_in, content = report.workbook(name)
    rows = report.observations({(FIBRE, code, period): one for code, one in values.items()})
    told = Observations(rows.assign(unit_valid_from=FORMER.isoformat()))
    store.desk(operator("Lò Thị Hoa")).publish(handed_in, told, content=content)


def made(store: Store, unit: Unit, until: str) -> Profile:
    known = profile.known_of(store.available(), "11")
    told = profile.read(store, known, province=PROVINCE, until=parse(until), shown=[unit])
    return profile.maker(told, (), profile.kinds(told, {})).profile(unit, Among.KIND)


@pytest.fixture
def filled(store: Store) -> Store:
    first = {code: 20.0 + 10 * at for at, code in enumerate(olds(FIRST))}
    second = dict.fromkeys(olds(SECOND)[1:], 90.0)  # one of them is silent
    tell(store, "former.xlsx", first | second, "2025-Q1")
    report.publish(store, "today.xlsx", {(FIBRE, FIRST.code, "2025-Q3"): 55.0})
    return store


def test_the_line_goes_over_the_break_and_says_what_lies_before_it(filled: Store) -> None:
    line = made(filled, FIRST, "2025-Q3").every[0]
    mean = sum(20.0 + 10 * at for at in range(len(olds(FIRST)))) / len(olds(FIRST))
    assert [(str(one.period), one.value, one.is_former) for one in line.spots] == [
        ("2025-Q1", pytest.approx(mean), True),
        ("2025-Q2", None, False),
        ("2025-Q3", 55.0, False),
    ]
    assert (line.answered, line.due) == (1, 1)  # before the merger it owed nothing


def test_each_former_commune_stands_with_its_own_figure(filled: Store) -> None:
    formers = made(filled, FIRST, "2025-Q3").formers
    assert [one.unit.code for one in formers] == olds(FIRST)
    assert [one.figures[FIBRE][1].value for one in formers] == [
        20.0 + 10 * at for at in range(len(formers))
    ]
    silent = made(filled, SECOND, "2025-Q3").formers
    assert [FIBRE in one.figures for one in silent] == [False, *[True] * (len(silent) - 1)]


def test_a_rate_of_some_former_communes_is_shown_and_stands_in_no_order(filled: Store) -> None:
    part = made(filled, SECOND, "2025-Q1").every[0]
    assert part.cell.conversion == Conversion.PARTIAL
    assert part.cell.value == 90.0
    assert part.in_all is None
    assert part.cell.known is None
    full = made(filled, FIRST, "2025-Q1").every[0]
    assert full.in_all == Rank(place=1, of=1, shared=1)
    assert full.values == (full.cell.value,)


def test_only_the_named_former_communes_are_read_for_one(filled: Store) -> None:
    other = next(one for one in units.communes("11") if one not in {FIRST, SECOND})
    line = made(filled, other, "2025-Q3").every[0]
    assert all(spot.value is None for spot in line.spots)
    assert all(not one.figures for one in made(filled, other, "2025-Q3").formers)
