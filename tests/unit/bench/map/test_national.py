"""The invented nation is the same at every run, and the store takes it."""

from pathlib import Path

import pandas as pd

from bench.map import national
from data.store import intake, open_store

CODES = ["03127", "03158", "03193"]


def test_the_figures_are_the_same_at_every_run() -> None:
    first = national.observations("2026-Q1", codes=CODES, seed=5)
    second = national.observations("2026-Q1", codes=CODES, seed=5)
    pd.testing.assert_frame_equal(first, second)
    assert len(intake.checked(first)) == national.INDICATORS * len(CODES)


def test_every_period_is_published_and_marked_as_invented(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/banso.db"
    national.fill(url, codes=CODES, periods=("2026-Q1", "2026-Q2"))
    with open_store(url) as store:
        rows = store.observations()
    assert len(rows) == 2 * national.INDICATORS * len(CODES)
    assert rows["is_demonstration"].all()
    assert len(national.PERIODS) >= 12
