"""A story of ten views as slides, as a workbook, and one view of it as a page of paper.

On the shipped figures, in this process; "anew" asks the store for everything again, as the first
deck after an upload does.
"""

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from bench.figure import Figure, figure
from components.story.deck import deck
from components.story.document import document
from components.story.showing import shown
from components.story.shown import Screening
from components.story.workbook import workbook
from data.story.record import View

ROOT: Final = Path(__file__).resolve().parents[2]
TIMES: Final = 5
ADDRESSES: Final = (
    "overview?place=11",
    "map?place=11",
    "map?place=11&against=2025-Q3",
    "map?place=11&indicator=smart_loudspeaker_clusters",
    "trends?place=11&units=03334,03368",
    "compare?place=11&show=scatter",
    "compare?place=11&show=rank",
    "plan?place=11",
    "dti?place=11",
    "commune?place=11&unit=03334",
)


def measures() -> Iterator[Figure]:
    """Ten views of a province."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"BANSO_HOME": home}
        made = (sys.executable, "-m", "data", "load-shipped")
        subprocess.run(made, cwd=ROOT, env=environment, check=True, capture_output=True)
        before, os.environ["BANSO_HOME"] = os.environ.get("BANSO_HOME"), home
        try:
            yield from _measured()
        finally:
            _forget()
            if before is None:
                del os.environ["BANSO_HOME"]
            else:
                os.environ["BANSO_HOME"] = before


def _measured() -> Iterator[Figure]:
    deck(_story())  # outlines are cut out once a machine
    yield _figure("deck of ten views, anew", lambda: deck(_story()), most=8, is_new=True)
    story = _story()
    at = dt.datetime.now(dt.UTC)
    yield _figure("deck of ten views, figures known", lambda: deck(story), most=8)
    yield _figure(
        "deck of ten views, maps as shapes, 4:3",
        lambda: deck(story, is_wide=False, is_vector=True),
        most=8,
    )
    for name, address in (("map", ADDRESSES[1]), ("commune", ADDRESSES[-1])):
        page = _of([address])
        yield _figure(f"PDF of a page, {name}", partial(document, page, at=at), most=2)
    yield _figure("PDF of ten views", lambda: document(story, at=at))
    yield _figure("workbook of ten views", lambda: workbook(story))
    sizes = [len(deck(story)), len(document(story, at=at)), len(workbook(story))]
    for name, size in zip(("deck", "PDF", "workbook"), sizes, strict=True):
        yield figure(f"size of the {name} of ten views", [size / 1e6], unit="MB", digits=2)


def _story() -> Screening:
    return _of(ADDRESSES)


def _of(addresses: Sequence[str]) -> Screening:
    slides = [shown(View.of(one)) for one in addresses]
    empty = [one.view.address for one in slides if one.problem]
    if empty:
        raise ValueError(empty)
    return Screening(name="Họp giao ban", slides=slides, notes=[""] * len(slides))


def _figure(
    name: str, make: Callable[[], bytes], *, most: float | None = None, is_new: bool = False
) -> Figure:
    times = []
    for _ in range(TIMES):
        if is_new:
            _forget()
        start = time.perf_counter()
        make()
        times.append(time.perf_counter() - start)
    return figure(name, times, unit="s", most=most, digits=2)


def _forget() -> None:
    st.cache_resource.clear()
    st.cache_data.clear()
