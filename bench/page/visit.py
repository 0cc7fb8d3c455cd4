"""Every page on 0.3 and on 6 million figures, SQLite and PostgreSQL: how long a reader waits.

A reader is a WebSocket that speaks the app's own protocol; the wait runs from the request of a
view until the page's script has ended. *Warm*: somebody else opened the same view at this
revision before. Twenty views of each page are opened three times: by a visitor each who is the
first to see it, by another visitor each, and one after the other inside one visit. The bar is
for the last two; the first says what the next revision costs its first reader.
What a browser adds, and Streamlit's own start, `bench.page.browser` measures.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench.figure import Figure, figure
from bench.map.browser import ROOT
from bench.map.crowd import quantile
from bench.map.ours import OURS
from bench.map.peer import process
from bench.page import filled
from bench.page.address import PAGES, addresses
from bench.page.reader import Server, Tally

VIEWS: Final = 20
WARMING: Final = 2
MOST: Final = {"0.3 million": 0.7, "6 million": 1.0}
PROVINCES: Final = {"0.3 million": filled.FEW, "6 million": filled.everywhere()}
ONLY: Final = "BANSO_BENCH_PAGE"
"""Of the environment: pages to measure alone, with semicolons between them."""


def small() -> Iterator[Figure]:
    """0.3 million figures in SQLite."""
    yield from _sqlite("0.3 million")


def large() -> Iterator[Figure]:
    """6 million figures in SQLite."""
    yield from _sqlite("6 million")


def small_postgres() -> Iterator[Figure]:
    """0.3 million figures in PostgreSQL."""
    yield from _postgres("0.3 million")


def large_postgres() -> Iterator[Figure]:
    """6 million figures in PostgreSQL."""
    yield from _postgres("6 million")


def wanted() -> list[str]:
    """Names of the pages to measure: those that the environment names, else all."""
    only = [one for one in os.environ.get(ONLY, "").split(";") if one]
    return [one for one in PAGES if not only or one in only]


@contextmanager
def served(home: Path, **settings: str) -> Iterator[Server]:
    """The product on a store."""
    command = (sys.executable, *OURS.command)
    with process(command, where=ROOT, home=home, BANSO_HOME=str(home), **settings) as found:
        yield Server(address=found[0], process=found[1])


def _sqlite(size: str) -> Iterator[Figure]:
    home = filled.home(size.replace(" ", "-"), PROVINCES[size])
    with served(home) as server:
        yield from _pages(f"{size}, SQLite", server, most=MOST[size])


def _postgres(size: str) -> Iterator[Figure]:
    kept = filled.postgres(size.replace(" ", "-"), PROVINCES[size])
    with kept as (home, url), served(home, BANSO_DATABASE_URL=url) as server:
        yield from _pages(f"{size}, PostgreSQL", server, most=MOST[size])


def _pages(title: str, server: Server, *, most: float) -> Iterator[Figure]:
    """Each page, then all together: how many of all views kept the bar."""
    every: list[float] = []
    for page in wanted():
        name, paths = f"{page}, {title}", addresses(page)
        server.visits(paths[:WARMING])
        paths = paths[WARMING : WARMING + VIEWS]
        new, again = server.visits(paths), server.visits(paths)
        # Comes by a view of its own, so that as many are counted as of visits.
        turns = server.turns([paths[-1], *paths])
        yield from _figures(name, new, again, turns, most=most)
        every += again.waits + turns.waits
    if every:
        yield quantile(f"every page, {title}, warm: p95 wait", every, most=most)
        late = sum(one > most for one in every)
        yield figure(
            f"every page, {title}, warm: views later than {most:g} s", [late], unit="views"
        )


def _figures(name: str, new: Tally, again: Tally, turns: Tally, *, most: float) -> Iterator[Figure]:
    yield from new.figures(f"{name}, nobody saw it before", most=None)
    yield from again.figures(f"{name}, warm, a new visit", most=most)
    yield from turns.figures(f"{name}, warm, inside the visit", most=most)
