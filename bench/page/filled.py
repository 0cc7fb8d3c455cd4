"""Stores to measure pages on: invented figures of former and today's communes, with corrections.

Twelve quarters of former communes and five of today's, 45 indicators: of three provinces
0.3 million figures, of the nation six million.
"""

import atexit
import functools
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import psycopg
import streamlit as st
from sqlalchemy import make_url

from bench.map import national
from data.actor import operator
from data.catalog import Kind, indicators
from data.model import Observations
from data.period import parse
from data.store import Submission, open_store
from geo import lineage, units
from geo.units import FORMER, NATION, TODAY, Level

KEPT_IN: Final = "BANSO_BENCH_PAGES"
DONE: Final = "filled"
BEFORE: Final = tuple(
    f"{year}-Q{quarter}" for year in (2022, 2023, 2024, 2025) for quarter in (1, 2, 3, 4)
)[2:14]
SINCE: Final = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
PERIODS: Final = (*BEFORE, *SINCE)
YEARS: Final = ("2022", "2023", "2024")
FEW: Final = ("11", "15", "56")
"""Provinces of the small store; pages are asked for them in either."""
CORRECTED: Final = 4  # of the last periods, some figures were handed in twice
SHARE: Final = 0.05
HUNDRED: Final = 100


def everywhere() -> tuple[str, ...]:
    """Codes of all of today's provinces."""
    return tuple(one.code for one in units.children(NATION, edition=TODAY))


def home(name: str, provinces: tuple[str, ...]) -> Path:
    """A folder for `BANSO_HOME` with an SQLite store in it, made once a run.

    It goes with the process; where the environment names a folder in `BANSO_BENCH_PAGES`, it
    stays there for the next run.
    """
    folder = _kept_in() / name
    if not (folder / DONE).exists():
        folder.mkdir(parents=True, exist_ok=True)
        fill(f"sqlite:///{folder}/banso.db", provinces)
        (folder / DONE).touch()
    return folder


@contextmanager
def postgres(name: str, provinces: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The same store on a PostgreSQL server of its own: the folder for `BANSO_HOME`, the URL.

    Kept as `home` is, the databases of the server with it.
    """
    from bench.postgres import new_database, postgres_server  # noqa: PLC0415 - only for this

    folder = _kept_in() / f"{name}-postgresql"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # as its runtime folder has to be
    with postgres_server(folder) as server:
        done = folder / DONE
        if not done.exists():
            url = new_database(server)
            fill(url, provinces)
            # As a server does by itself in the days over which reports come in.
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("VACUUM (ANALYZE)")
            done.write_text(str(make_url(url).database), encoding="ascii")
        name_there = done.read_text(encoding="ascii")
        yield folder, server.replace("/postgres?", f"/{name_there}?")


@contextmanager
def at(folder: Path) -> Iterator[None]:
    """Whatever of the product is called meanwhile finds its store there."""
    before = os.environ.get("BANSO_HOME")
    os.environ["BANSO_HOME"] = str(folder)
    st.cache_resource.clear()
    try:
        yield
    finally:
        st.cache_resource.clear()
        if before is None:
            del os.environ["BANSO_HOME"]
        else:
            os.environ["BANSO_HOME"] = before


@functools.cache
def _kept_in() -> Path:
    if kept := os.environ.get(KEPT_IN):
        return Path(kept)
    folder = Path(tempfile.mkdtemp(prefix="banso-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def fill(url: str, provinces: Sequence[str], *, periods: Sequence[str] = PERIODS) -> int:
    """Publish figures of every indicator, a submission a period; how many hold in the end.

    Args:
        url: Of the store.
        provinces: Codes of today's, whose communes report, the former ones before July 2025.
        periods: Quarters.
    """
    held = 0
    with open_store(url) as store:
        desk = store.desk(operator("bench"))
        for name, rows in _submissions(provinces, periods):
            content = f"bench {name}".encode()
            desk.publish(
                Submission(
                    file_name=f"{name}.xlsx",
                    sha256=hashlib.sha256(content).hexdigest(),
                    layout="long",
                    scope=NATION.code,
                    is_demonstration=True,
                ),
                rows,
                content=content,
            )
            held += 0 if name.startswith("corrected") else len(rows)
    return held


def _submissions(
    provinces: Sequence[str], periods: Sequence[str]
) -> Iterator[tuple[str, Observations]]:
    codes = {
        # One that was divided lies in two provinces.
        FORMER: [*dict.fromkeys(_former(provinces))],
        TODAY: [unit.code for one in provinces for unit in units.communes(one)],
    }
    told: dict[str, Observations] = {}
    for number, period in enumerate(periods):
        edition = TODAY if parse(period).end >= TODAY else FORMER
        rows = national.observations(period, codes=codes[edition], seed=national.SEED + number)
        told[period] = Observations(rows.assign(unit_valid_from=edition.isoformat()))
        yield period, told[period]
        if number < len(periods) - CORRECTED:
            del told[period]
    for period, rows in told.items():
        again = rows.sample(frac=SHARE, random_state=national.SEED).reset_index(drop=True)
        again["value"] = np.floor(again["value"] / 2)
        again["numerator"] = np.floor(again["numerator"] / 2)
        yield f"corrected-{period}", Observations(again)
    yield "provinces", _of_provinces()


def _former(provinces: Sequence[str]) -> Iterator[str]:
    return (unit.code for one in provinces for unit in lineage.former_communes(one))


def _of_provinces() -> Observations:
    """What provinces published of themselves: by year of the 63, by quarter of the 34."""
    offered = [one for one in indicators().values() if Level.PROVINCE in one.levels]
    lists = ((FORMER, YEARS), (TODAY, SINCE))
    tables = []
    for edition, periods in lists:
        codes = [one.code for one in units.children(NATION, edition=edition)]
        for number, period in enumerate(periods):
            random = np.random.default_rng(national.SEED + number)
            tables += [
                national.figures(one, period, codes, random).assign(
                    unit_valid_from=edition.isoformat()
                )
                for one in offered
            ]
    found = pd.concat(tables, ignore_index=True)
    is_index = found["indicator_id"].isin([one.id for one in offered if one.kind is Kind.INDEX])
    found.loc[is_index, "value"] /= HUNDRED  # most are between nought and one
    is_rank = found["indicator_id"].isin([one.id for one in offered if one.kind is Kind.RANK])
    by = [found["indicator_id"], found["period"]]
    found.loc[is_rank, "value"] = found["numerator"].groupby(by).rank(method="first")
    found.loc[is_index | is_rank, ["numerator", "denominator"]] = np.nan
    return Observations(found)
