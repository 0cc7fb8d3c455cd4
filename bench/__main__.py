"""Run every measure, or those named; print one JSON object a figure.

    python -m bench [NAME …] [--write docs/benchmarks.md]

A measure is a function that yields figures: `measures` of a module, or the one after a colon.
A name stands for all that begin with it and a dash: `map` for `map-change`, `map-play` and so on.
"""

import argparse
import datetime as dt
import importlib
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bench.figure import Figure

MEASURES: Final = {
    "outlines": "bench.outlines.overlap",
    "install": "bench.outlines.full",
    "alone": "bench.map.change",
    "map-change": "bench.map.nation",
    "map-play": "bench.map.play",
    "map-visit": "bench.map.visit",
    "map-gesture": "bench.map.gesture",
    "map-crowd": "bench.map.crowd",
    "peers-change": "bench.map.nation:everybody",
    "peers-crowd": "bench.map.crowd:peers",
    "pages-small-sqlite": "bench.page.visit:small",
    "pages-large-sqlite": "bench.page.visit:large",
    "pages-small-postgres": "bench.page.visit:small_postgres",
    "pages-large-postgres": "bench.page.visit:large_postgres",
    "story-offline": "bench.story.offline",
    "pages-browser-small": "bench.page.browser:small",
    "pages-browser-large": "bench.page.browser:large",
    "store": "bench.store",
    "sizes": "bench.ingest.size",
    "office": "bench.ingest.office",
    "story-files": "bench.story.files",
    "jobs": "bench.story.job",
}
HEAD: Final = """# Benchmarks

Written by `python -m bench --write docs/benchmarks.md`. Medians, warm, with least and largest
measure. The machine is shared and noisy: compare ratios, not absolute times.

"""


def page(figures: Iterable[Figure], *, load: float) -> str:
    """The figures as a page, with the date, the machine, and what else it had to do."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    rows = "\n".join(
        f"| {one.name} | {one.value:g} {one.unit} | {one.min:g} | {one.max:g} | {one.n} "
        f"| {one.bar} | {'–' if one.ok is None else 'yes' if one.ok else '**no**'} |"
        for one in figures
    )
    today = dt.datetime.now(tz=dt.UTC).date()
    return (
        f"{HEAD}Measured {today} on {machine}; load before it began {load:.1f}.\n\n"
        f"| what | median | min | max | n | bar | kept |\n"
        f"| --- | --- | --- | --- | --- | --- | --- |\n{rows}\n"
    )


def meant(names: Sequence[str]) -> list[str]:
    """The measures that these names stand for; all but the peers' own where there is none."""
    if not names:
        return [one for one in MEASURES if not one.startswith("peers-")]
    return [
        one for one in MEASURES if any(one == name or one.startswith(f"{name}-") for name in names)
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure; exit status 1 when a bar is not kept, or a measure broke off."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(MEASURES))
    parser.add_argument("--write", type=Path, help="also write the figures to this page")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if not meant([name])]:
        parser.error(f"no measure is called {', '.join(unknown)}")
    figures: list[Figure] = []
    load = os.getloadavg()[0]
    print(f"Load before it began: {load:.1f}", file=sys.stderr)
    broken = [name for name in meant(options.names) if not _measured(name, figures)]
    if options.write:
        options.write.write_text(page(figures, load=load), encoding="utf-8")
    return int(bool(broken) or any(one.ok is False for one in figures))


def _measured(name: str, figures: list[Figure]) -> bool:
    """Print a measure's figures and add them; False where it broke off: the others still run."""
    module, _, function = MEASURES[name].partition(":")
    try:
        for one in getattr(importlib.import_module(module), function or "measures")():
            print(one.line(), flush=True)
            figures.append(one)
    except Exception as error:  # an hour of figures is not lost for one of them
        print(f"{name} broke off: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
