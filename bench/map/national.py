"""A store of the whole nation to measure on: invented figures, the same at every run.

3,321 communes, 45 indicators, 12 quarters, written by the store's own path for operators.
"""

import atexit
import functools
import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from data.actor import operator
from data.catalog import Indicator, Kind, indicators
from data.model import Basis, Observations, Qualifier, State
from data.store import Submission, open_store
from geo import boundary
from geo.units import TODAY, Level
from text import Language, speaking

KEPT_IN: Final = "BANSO_BENCH_HOME"
INDICATORS: Final = 45
PERIODS: Final = tuple(
    f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in range(1, 5)
)
SEED: Final = 20250701
SILENT: Final = 0.02  # share of the communes that did not report
LARGEST: Final = 4_000
DONE: Final = "filled"


@functools.cache
def home() -> Path:
    """A folder for `BANSO_HOME` with the nation in it, made once a run.

    It goes with the process; where the environment names a folder in `BANSO_BENCH_HOME`, it
    stays there for the next run.
    """
    kept = os.environ.get(KEPT_IN)
    folder = Path(kept or tempfile.mkdtemp(prefix="banso-bench-"))
    if not kept:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if not (folder / DONE).exists():
        folder.mkdir(parents=True, exist_ok=True)
        fill(f"sqlite:///{folder}/banso.db", codes=communes())
        (folder / DONE).touch()
    return folder


def communes() -> list[str]:
    """Codes of all communes of today."""
    return [one.code for one in boundary.unit_list("communes")]


def measured() -> list[Indicator]:
    """The indicators that have figures: rates first, as most that the nation asks for are."""
    offered = [one for one in indicators().values() if Level.COMMUNE in one.levels]
    return sorted(offered, key=lambda one: one.kind is not Kind.RATE)[:INDICATORS]


def rate_names() -> tuple[str, ...]:
    """What the page calls those that are drawn as colours."""
    with speaking(Language.VI):
        return tuple(one.short_name() for one in measured() if one.kind is Kind.RATE)


def fill(url: str, *, codes: Sequence[str], periods: Sequence[str] = PERIODS) -> None:
    """Publish figures of every indicator, a submission a period."""
    with open_store(url) as store:
        desk = store.desk(operator("bench"))
        for number, period in enumerate(periods):
            content = f"bench {period}".encode()
            handed_in = Submission(
                file_name=f"bench-{period}.xlsx",
                sha256=hashlib.sha256(content).hexdigest(),
                layout="long",
                scope="VN",
                is_demonstration=True,
            )
            rows = observations(period, codes=codes, seed=SEED + number)
            desk.publish(handed_in, rows, content=content)


def observations(period: str, *, codes: Sequence[str], seed: int) -> Observations:
    """A figure of every indicator and commune at one period; some communes are silent."""
    random = np.random.default_rng(seed)
    return Observations(
        pd.concat([figures(one, period, codes, random) for one in measured()], ignore_index=True)
    )


def figures(
    one: Indicator, period: str, codes: Sequence[str], random: np.random.Generator
) -> pd.DataFrame:
    """A figure of one indicator and unit at one period; see `observations`."""
    n = len(codes)
    whole = random.integers(1, LARGEST, n).astype(float)
    part = np.floor(whole * random.uniform(0, 1, n))
    value = 100 * part / whole
    if one.kind is Kind.COUNT:
        value = part
    elif one.kind is Kind.YES_NO:
        value = (part > whole / 2).astype(float)
    is_silent = random.uniform(0, 1, n) < SILENT
    numbers = {"numerator": part, "denominator": whole, "value": value}
    same = {
        "indicator_id": one.id, "unit_valid_from": TODAY.isoformat(), "period": period,
        "qualifier": Qualifier.EXACT.value, "basis": Basis.UNSAID.value, "cutoff_date": "",
        "raw": "", "sheet": "1", "cell": "A1", "source": "",
    }  # fmt: skip
    return pd.DataFrame(
        {
            "unit_code": list(codes),
            **{name: np.where(is_silent, np.nan, them) for name, them in numbers.items()},
            "state": np.where(is_silent, State.MISSING.value, State.REPORTED.value),
            **same,
        }
    )
