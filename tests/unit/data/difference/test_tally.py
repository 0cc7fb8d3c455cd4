import datetime as dt

import pytest

from data.difference import Changes, Standing, changes, expected, standing, tallies, tally
from data.difference.expected import whole
from data.ingest.kept_out import KeptOut
from data.model import Observations
from geo import units
from geo.lineage import former_communes
from geo.units import FORMER, TODAY, UnitKey
from tests.report import FIBRE, observations
from tests.unit.data.difference.test_change import nothing, published

Q = "2025-Q3"
DIEN_BIEN = units.communes("11")
CODES = [one.code for one in DIEN_BIEN]


def kept_out(code: str, indicator_id: str = FIBRE) -> KeptOut:
    return KeptOut(indicator_id, UnitKey(code, TODAY), Q, "Biểu 01", "D19")


def the_picture() -> tuple[Changes, list[KeptOut]]:
    """17 changed, 22 the same, 2 with an error, 4 without a report, as the look has it."""
    before = observations({(FIBRE, code, Q): 40.0 for code in CODES[:41]})
    now = {(FIBRE, code, Q): 50.0 if at < 17 else 40.0 for at, code in enumerate(CODES[:39])}
    return changes(observations(now), published(before)), [kept_out(one) for one in CODES[39:41]]


def test_received_errors_and_not_reported_add_up_to_all_communes() -> None:
    found, refused = the_picture()
    one = tally(found, refused, DIEN_BIEN)
    assert (one.received, one.errors, one.not_reported, one.of) == (39, 2, 4, 45)
    assert (one.changed, one.unchanged) == (17, 22)
    assert one.received + one.errors + one.not_reported == one.of


def test_an_emptied_figure_is_received_and_counted_by_itself() -> None:
    before = published(observations({(FIBRE, CODES[0], Q): 40.0}))
    now = observations({(FIBRE, CODES[0], Q): None, (FIBRE, CODES[1], Q): None})
    one = tally(changes(now, before), (), DIEN_BIEN)
    assert (one.received, one.emptied, one.not_reported) == (1, 1, 44)


def test_a_unit_with_a_good_figure_and_a_refused_one_is_received() -> None:
    found = changes(observations({(FIBRE, CODES[0], Q): 1.0}), nothing())
    one = tally(found, [kept_out(CODES[0], "smart_loudspeaker_clusters")], DIEN_BIEN)
    assert (one.received, one.changed, one.errors) == (1, 1, 0)


def test_a_table_in_former_communes_is_expected_to_have_those_of_the_province() -> None:
    told = observations({(FIBRE, code, Q): 1.0 for code in ("03136", "03334")})
    former = Observations(told.assign(unit_valid_from=FORMER.isoformat()))
    found = expected(former, scope="11", edition=TODAY)
    assert found == former_communes("11")
    one = tally(changes(former, nothing()), (), found)
    assert (one.received, one.others, one.of) == (2, 0, len(found))


def test_each_indicator_and_period_has_a_tally_also_where_all_of_it_is_kept_out() -> None:
    found = changes(observations({(FIBRE, CODES[0], Q): 1.0}), nothing())
    refused = [kept_out(CODES[1], "smart_loudspeaker_clusters")]
    fibre, clusters = tallies(found, refused, DIEN_BIEN)
    assert (fibre.indicator_id, fibre.received, fibre.errors) == (FIBRE, 1, 0)
    assert (clusters.received, clusters.errors, clusters.not_reported) == (0, 1, 44)


def test_a_unit_outside_the_place_is_in_no_number_but_its_own() -> None:
    told = {(FIBRE, code, Q): 1.0 for code in (CODES[0], "11")}
    one = tally(changes(observations(told), nothing()), (), DIEN_BIEN)
    assert (one.received, one.others) == (1, 1)


def test_what_becomes_of_each_unit_is_said_in_the_order_of_the_units() -> None:
    found, refused = the_picture()
    said = standing(found, refused, DIEN_BIEN)
    assert [code for code, _ in said.index] == CODES
    assert said.iloc[0] == Standing.CHANGED
    assert said.iloc[40] == Standing.ERROR
    assert said.iloc[44] == Standing.NOT_REPORTED


def test_a_table_by_commune_is_expected_to_have_all_communes() -> None:
    told = observations({(FIBRE, code, Q): 1.0 for code in (*CODES[:2], "11")})
    assert expected(told, scope="11", edition=TODAY) == DIEN_BIEN


def test_a_form_of_one_commune_is_expected_to_have_that_one_and_counts_in_its_province() -> None:
    told = observations({(FIBRE, CODES[3], Q): 1.0})
    units_ = expected(told, scope="11", edition=TODAY)
    assert [one.code for one in units_] == [CODES[3]]
    assert whole(units_, scope="11", edition=TODAY) == DIEN_BIEN


@pytest.mark.parametrize(("edition", "count"), [(TODAY, 34), (dt.date(2004, 7, 8), 63)])
def test_a_table_of_the_nation_is_expected_to_have_all_provinces(
    edition: dt.date, count: int
) -> None:
    told = observations({(FIBRE, code, Q): 1.0 for code in ("11", "15")})
    dated = told.assign(unit_valid_from=edition.isoformat())
    found = expected(Observations(dated), scope="VN", edition=edition)
    assert len(found) == count


def test_only_refused_rows_still_tell_whom_the_workbook_is_about() -> None:
    refused = [kept_out(code) for code in CODES[:2]]
    assert expected(observations({}), refused, scope="11", edition=TODAY) == DIEN_BIEN
