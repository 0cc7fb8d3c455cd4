"""What other processes do in the tests: real ones, that can be killed."""

import datetime as dt
import os
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier, Event
from typing import Final

from data.actor import operator
from data.store import StoreChangedError, open_store
from geo.units import communes
from tests import report
from tests.report import FIBRE
from tests.unit.data.store.person import APPROVER, REPORTER

ROUNDS: Final = 6
PERIODS: Final = tuple(f"2025-{month:02}" for month in range(1, 13))


def open_new(url: str, together: Barrier) -> None:
    """Open a store that others open too."""
    together.wait()
    open_store(url).close()


def publish_some(url: str, name: int, together: Barrier) -> None:
    """Publish a few workbooks that each give every commune one and the same value."""
    with open_store(url) as store:
        together.wait()
        for number in range(ROUNDS):
            value = float(name * ROUNDS + number)
            values = {(FIBRE, unit.code, "2025-Q3"): value for unit in communes("11")}
            report.publish(store, f"{name}-{number}.xlsx", values)


def publish_much(url: str, name: str, about_to: Event) -> None:
    """Publish one workbook that takes a while."""
    with open_store(url) as store:
        handed_in, content = report.workbook(name)
        said = report.observations(much())
        about_to.set()
        store.desk(operator("Lò Thị Hoa")).publish(handed_in, said, content=content)
    os._exit(0)


def submit_much(url: str, name: str, about_to: Event) -> None:
    """Put one workbook before those who approve, which takes a while."""
    with open_store(url) as store:
        number = report.hand_in(store, name, by=REPORTER)
        said = report.observations(much())
        about_to.set()
        store.desk(REPORTER).submit(number, said)
    os._exit(0)


def approve_much(url: str, number: int, about_to: Event) -> None:
    """Approve a submission that takes a while to publish."""
    with open_store(url) as store:
        seen = store.revision().number
        about_to.set()
        store.desk(APPROVER).approve(number, seen_revision=seen)
    os._exit(0)


def approve(url: str, number: int, together: Barrier, told: "Queue[tuple[int, str]]") -> None:
    """Approve what was compared with the empty store, and tell what came of it."""
    with open_store(url) as store:
        together.wait()
        try:
            told.put((number, str(store.desk(APPROVER).approve(number, seen_revision=0))))
        except StoreChangedError as refused:
            told.put((number, str(refused)))


def publish_due(url: str, day: dt.date, together: Barrier) -> None:
    """Publish what is due on a day."""
    with open_store(url) as store:
        together.wait()
        store.publish_due(day)


def much() -> dict[report.Key, float | None]:
    """A quarter's worth of a province's figures."""
    return {
        (f"made_up_{number}_pct", unit.code, period): float(number)
        for number in range(8)
        for unit in communes("11")
        for period in PERIODS
    }
