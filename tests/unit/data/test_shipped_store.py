"""What we ship, in a store."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from data import __main__ as cli
from data.ingest.checking import check
from data.model import KEY
from data.shipped.__main__ import WORKBOOKS
from data.store import open_store

REPORTED = sorted((WORKBOOKS / "reported").glob("*.xlsx"))
INVENTED = WORKBOOKS / "demonstration" / "11-2023-Q1.xlsx"


def test_the_store_holds_the_published_figures_value_by_value_after_the_demonstration_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    folder = tmp_path / "shipped"
    folder.mkdir()
    for path in (*REPORTED, INVENTED):
        shutil.copy(path, folder)
    assert cli.main(["load-shipped", "--folder", str(folder)]) == 0
    with open_store() as store:
        assert store.observations()["is_demonstration"].any()
    assert cli.main(["withdraw-demonstration"]) == 0
    with open_store() as store:
        kept = store.observations()
    assert not kept["is_demonstration"].any()
    stored = kept.set_index(list(KEY))["value"].to_dict()
    published = pd.concat([check(path, file_name=path.name).observations for path in REPORTED])
    assert stored == published.set_index(list(KEY))["value"].to_dict()
    assert stored["dti_value", "48", "2004-07-08", "2024"] == 0.8335
    assert stored["dti_value", "48", "2025-07-01", "2024"] == 0.7069
