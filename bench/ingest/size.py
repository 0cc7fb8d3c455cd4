"""Large workbooks checked and stored, beside plain reads of the same files in the same run."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.figure import Figure, figure
from bench.ingest import workbook

ROWS: Final = 500_000
COLUMNS: Final = 60
TIMES: Final = {"wide": 5, "long": 3}
MOST_SECONDS: Final = {"wide": (5, 5), "long": (20, 30)}
MOST_MEGABYTES: Final = 1000
TITLES: Final = {"wide": "3,321 communes × 60 columns", "long": "500,000 rows × 8 columns"}


def measures() -> Iterator[Figure]:
    """Check and store both, each time in a fresh process; then what others take to read them."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = {
            "wide": workbook.commune_table(folder / "wide.xlsx", columns=COLUMNS),
            "long": workbook.long_list(folder / "long.xlsx", rows=ROWS),
        }
        for size, file in files.items():
            yield from _ours(size, file, folder)
            for peer, times in (("polars", TIMES[size]), ("pandas", 1)):
                told = [run(peer, str(file)) for _ in range(times)]
                name = {"polars": "polars + fastexcel", "pandas": "pandas + openpyxl"}[peer]
                yield figure(
                    f"only read {TITLES[size]}, {name}", [one["read"] for one in told], unit="s"
                )


def _ours(size: str, file: Path, folder: Path) -> Iterator[Figure]:
    told = [
        run("check", str(file), f"sqlite:///{folder}/{size}-{time}.db")
        for time in range(TIMES[size])
    ]
    checking, storing = MOST_SECONDS[size]
    title, peaks = TITLES[size], [one["peak"] for one in told]
    if any(one["errors"] or not one["figures"] for one in told):
        msg = f"{title}: {told[0]}"
        raise ValueError(msg)
    yield figure(f"check {title}", [one["check"] for one in told], unit="s", most=checking)
    yield figure(
        f"store its {told[0]['figures']:,.0f} figures, SQLite",
        [one["store"] for one in told],
        unit="s",
        most=storing,
    )
    name = "most memory of a process that did both"
    yield figure(name, peaks, unit="MB", most=MOST_MEGABYTES, digits=0)


def run(*arguments: str) -> dict[str, float]:
    """What a fresh process told of itself; see `child`."""
    command = [sys.executable, "-m", "bench.ingest.child", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer
