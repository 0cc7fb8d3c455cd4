"""Every page on 0.3 and on 6 million figures, SQLite and PostgreSQL: how long a reader waits.

A visit is a reader of their own, a WebSocket that speaks the app's own protocol; the wait runs
from the request until the page's script has ended. The server is warm, the view is another one
each time: what nobody has looked at yet, then the same views again.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.figure import Figure, figure
from bench.map.browser import ROOT
from bench.map.crowd import quantile
from bench.map.ours import OURS
from bench.map.peer import process
from bench.map.process import cpu_of
from bench.map.viewer import Viewer, ViewerError
from bench.page import filled
from bench.page.address import PAGES, addresses

VIEWS: Final = 20
WARMING: Final = 2
MOST: Final = {"0.3 million": 0.7, "6 million": 1.0}
ONLY: Final = "BANSO_BENCH_PAGE"
"""Of the environment: pages to measure alone, with commas between them."""


@dataclass(slots=True)
class Tally:
    """What visits of one page took: seconds waited, seconds computed, and what went wrong."""

    waits: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def small() -> Iterator[Figure]:
    """0.3 million figures in SQLite."""
    yield from _sqlite("0.3 million", filled.FEW)


def large() -> Iterator[Figure]:
    """6 million figures in SQLite."""
    yield from _sqlite("6 million", filled.everywhere())


def small_postgres() -> Iterator[Figure]:
    """0.3 million figures in PostgreSQL."""
    yield from _postgres("0.3 million", filled.FEW)


def large_postgres() -> Iterator[Figure]:
    """6 million figures in PostgreSQL."""
    yield from _postgres("6 million", filled.everywhere())


def _sqlite(size: str, provinces: tuple[str, ...]) -> Iterator[Figure]:
    home = filled.home(size.replace(" ", "-"), provinces)
    yield from _pages(f"{size}, SQLite", home, most=MOST[size])


def _postgres(size: str, provinces: tuple[str, ...]) -> Iterator[Figure]:
    """On a server of its own, filled for this run."""
    from tests.database import new_database, postgres_server  # noqa: PLC0415 - only for this

    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        url = new_database(server)
        filled.fill(url, provinces)
        name = f"{size}, PostgreSQL"
        yield from _pages(name, Path(folder), most=MOST[size], BANSO_DATABASE_URL=url)


def _pages(title: str, home: Path, *, most: float, **settings: str) -> Iterator[Figure]:
    wanted = os.environ.get(ONLY, "").split(",")
    served: AbstractContextManager[tuple[str, int]] = process(
        (sys.executable, *OURS.command),
        where=ROOT,
        home=home,
        BANSO_HOME=str(home),
        **settings,
    )
    with served as (address, number):
        for page in PAGES:
            if wanted == [""] or page in wanted:
                yield from _page(f"{page}, {title}", addresses(page), address, number, most=most)


def _page(
    name: str, paths: list[str], address: str, number: int, *, most: float
) -> Iterator[Figure]:
    asyncio.run(_visits(paths[:WARMING], address, number))
    new = paths[WARMING : WARMING + VIEWS]
    found: Mapping[str, Tally] = {
        "seen for the first time": asyncio.run(_visits(new, address, number)),
        "seen again": asyncio.run(_visits(new, address, number)),
    }
    for how, tally in found.items():
        if tally.waits:
            yield quantile(f"{name}, {how}: p95 wait", tally.waits, most=most)
            yield figure(f"{name}, {how}: median wait", tally.waits, unit="s", digits=3)
            cpu = [1000 * one for one in tally.cpu]
            yield figure(f"{name}, {how}: server", cpu, unit="ms CPU")
        faults = sorted(set(tally.faults))
        for fault in faults:
            print(f"{name}: {fault}", file=sys.stderr)
        yield figure(f"{name}, {how}: errors", [len(tally.faults)], unit="errors", most=0)


async def _visits(paths: list[str], address: str, number: int) -> Tally:
    """One visitor after the other, each for a view."""
    tally = Tally()
    for path in paths:
        one, before = Viewer(address, path, is_for_map=False), cpu_of(number)
        try:
            tally.waits.append(await one.open())
            tally.cpu.append(cpu_of(number) - before)
        except (ViewerError, OSError, TimeoutError) as error:
            tally.faults.append(f"{path}: {type(error).__name__}: {error}")
        finally:
            await one.close()
    return tally
