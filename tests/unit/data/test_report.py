"""Who has reported, late, or not yet: from real submissions in a real store."""

import datetime as dt

import pandas as pd
import pytest
from sqlalchemy import update

from data.actor import operator
from data.period import Frequency, Period
from data.query.report import Standing, days_left, expected, owing, reports, tally
from data.reporting import Calendar
from data.store import Store
from data.store.connection import writing
from data.store.schema import submission
from geo import units
from geo.units import FORMER, TODAY
from tests import report
from tests.report import COMMUNES, FIBRE

Q3 = Period.parse("2025-Q3")
OTHER = "village_mobile_broadband_pct"
BOTH = (FIBRE, OTHER)
UNITS = [one for one in units.communes("11") if one.code in COMMUNES]


def standings(store: Store, *, wanted: tuple[str, ...] = BOTH) -> dict[str, Standing]:
    arrivals = store.arrivals(
        province_code="11",
        level="commune",
        unit_valid_from="2025-07-01",
        periods=["2025-Q3", "2025-Q2"],
    )
    rows = reports(arrivals, UNITS, wanted=wanted, period=Q3, calendar=Calendar())
    assert rows["unit_code"].tolist() == [one.code for one in UNITS]
    return dict(zip(rows["unit_code"], map(Standing, rows["standing"]), strict=True))


def received(store: Store, at: str, *, account: int | None, stage: str = "published") -> None:
    """Let the newest submission have come in at a time of the test's choosing."""
    newest = int(store.submissions()["submission_id"].max())
    facts = {"received_at": at, "account_id": account, "stage": stage}
    with writing(store.engine) as connection:
        connection.execute(update(submission).where(submission.c.id == newest).values(**facts))


def test_who_said_nothing_and_who_left_it_empty_have_not_reported(store: Store) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): None})
    assert set(standings(store).values()) == {Standing.NONE}


def test_a_part_of_what_is_wanted_is_a_part(store: Store) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): 0.0})
    assert standings(store)[COMMUNES[0]] is Standing.PARTIAL
    assert standings(store, wanted=(FIBRE,))[COMMUNES[0]] is Standing.COMPLETE
    assert standings(store)[COMMUNES[1]] is Standing.NONE


@pytest.mark.parametrize(
    ("at", "account", "standing"),
    [
        ("2025-09-25T16:59:59+00:00", 1, Standing.COMPLETE),
        ("2025-09-25T17:00:00+00:00", 1, Standing.LATE),  # midnight in Vietnam
        ("2026-01-01T00:00:00+00:00", None, Standing.COMPLETE),
    ],
)
def test_late_is_after_the_due_day_in_vietnam_of_what_an_account_sent(
    store: Store, at: str, account: int | None, standing: Standing
) -> None:
    values = {(one, COMMUNES[0], "2025-Q3"): 1.0 for one in BOTH}
    report.publish(store, "a.xlsx", values)
    received(store, at, account=account)
    assert standings(store)[COMMUNES[0]] is standing


def test_a_correction_makes_nobody_late(store: Store) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0})
    received(store, "2025-09-20T00:00:00+00:00", account=1)
    report.publish(store, "b.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): 2.0})
    received(store, "2025-11-20T00:00:00+00:00", account=1)
    assert standings(store, wanted=(FIBRE,))[COMMUNES[0]] is Standing.COMPLETE


def test_what_was_withdrawn_was_not_reported(store: Store) -> None:
    sent = report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0})
    store.desk(operator("Nam")).withdraw([sent.submission_id], reason="sai")
    assert standings(store, wanted=(FIBRE,))[COMMUNES[0]] is Standing.NONE


def test_what_waits_for_approval_says_so(store: Store) -> None:
    sent = report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0})
    store.desk(operator("Nam")).withdraw([sent.submission_id], reason="sai")
    received(store, "2025-09-20T00:00:00+00:00", account=1, stage="submitted")
    assert standings(store, wanted=(FIBRE,))[COMMUNES[0]] is Standing.WAITING
    assert standings(store)[COMMUNES[0]] is Standing.PARTIAL


def test_the_tally_adds_up_to_all_units(store: Store) -> None:
    report.publish(store, "a.xlsx", {(one, COMMUNES[0], "2025-Q3"): 1.0 for one in BOTH})
    arrivals = store.arrivals(
        province_code="11", level="commune", unit_valid_from="2025-07-01", periods=["2025-Q3"]
    )
    rows = reports(arrivals, UNITS, wanted=BOTH, period=Q3, calendar=Calendar())
    found = tally(rows)
    assert sum(found.standings.values()) == found.of == len(UNITS)
    assert found.complete == 1
    assert rows["missing"].map(len).tolist().count(2) == len(UNITS) - 1


def test_a_province_is_asked_for_what_it_collects(store: Store) -> None:
    report.publish(
        store,
        "a.xlsx",
        {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0, (OTHER, COMMUNES[0], "2025-09"): 1.0},
    )
    assert expected(store.available(), frequency=Frequency.QUARTER) == (FIBRE,)
    assert expected(store.available(), frequency=Frequency.MONTH) == (OTHER,)
    assert expected(store.available(), frequency=Frequency.YEAR) == ()


def test_days_are_counted_to_the_due_day() -> None:
    left = days_left(Q3, calendar=Calendar(), today=Q3.cutoff)
    assert left == 11


@pytest.mark.parametrize(
    ("period", "by", "edition"),
    [
        ("2025-Q2", (), FORMER),
        ("2025-Q2", (FORMER,), FORMER),
        ("2025-Q2", (TODAY,), TODAY),
        ("2025-Q2", (TODAY, FORMER), FORMER),
        ("2025-Q3", (FORMER,), TODAY),
        ("2025", (), TODAY),
    ],
)
def test_nobody_owes_a_report_of_a_time_before_they_were(
    period: str, by: tuple[dt.date, ...], edition: dt.date
) -> None:
    arrivals = {
        one: pd.DataFrame({"period": [period] if one in by else []}) for one in (TODAY, FORMER)
    }
    assert owing(Period.parse(period), arrivals) == edition
