"""Many readers at once, and many one after the other: how long they wait, what memory it takes.

Readers are `bench.map.viewer`s, each a WebSocket that speaks the app's own protocol.
"""

import asyncio
import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from bench.figure import Figure, figure
from bench.map import ours, peer
from bench.map.bokeh_viewer import BokehViewer
from bench.map.peer import PANEL, ST_FOLIUM, NoPeerError, Peer
from bench.map.peers import given
from bench.map.process import memory_of
from bench.map.viewer import Viewer, ViewerError

TOGETHER: Final = 30
PAUSE_SECONDS: Final = 2.0
SECONDS: Final = 60.0
VISITORS: Final = 100
LOOKS: Final = 2
AT_ONCE: Final = 2  # visitors who come and go side by side
MOST_TOGETHER_MB: Final = 600
MOST_AFTER_MB: Final = 400
MOST_GROWTH_MB: Final = 5  # an allocator is never quite still
MOST_WAIT: Final = 0.3
STRIDE: Final = 7  # readers begin at different places of the list


class Reader(Protocol):
    """Somebody at a page."""

    async def open(self) -> float:
        """Come; seconds until the map is there."""

    async def change(self, number: int) -> float:
        """Choose another indicator; seconds until its values are there."""

    async def close(self) -> None:
        """Go away."""


@dataclass(slots=True)
class Tally:
    """What a crowd went through: waits in seconds, and what went wrong."""

    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def measures() -> Iterator[Figure]:
    """Our own page, then Panel on the same schedule."""
    with ours.running() as (address, process):

        def reader() -> Viewer:
            return Viewer(address, ours.NATION)

        asyncio.run(_come_and_go(reader, 1))  # nobody waits for a first import again
        half = asyncio.run(_come_and_go(reader, VISITORS // 2))
        at_half = memory_of(process)
        rest = asyncio.run(_come_and_go(reader, VISITORS // 2))
        after = memory_of(process)
        faults = half.faults + rest.faults
        name = f"memory after {VISITORS} viewers have come and gone"
        yield figure(name, [after], unit="MB", most=MOST_AFTER_MB, digits=0)
        name = f"memory grown from the {VISITORS // 2}th to the {VISITORS}th"
        yield figure(name, [after - at_half], unit="MB", most=MOST_GROWTH_MB)
        yield from _together(reader, process, "", most=MOST_WAIT, earlier=faults)
    yield from peers((PANEL,))


def peers(chosen: Sequence[Peer] = (PANEL, ST_FOLIUM)) -> Iterator[Figure]:
    """The same schedule on the peers."""
    kinds: dict[str, type[Viewer] | type[BokehViewer]] = {
        PANEL.name: BokehViewer,
        ST_FOLIUM.name: Viewer,
    }
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        given.write(folder)
        for one in chosen:
            try:
                served: AbstractContextManager[tuple[str, int]] = peer.running(one, folder)
                with served as (address, process):
                    kind = kinds[one.name]
                    yield from _together(lambda: kind(address), process, f"{one.name}: ")  # noqa: B023
            except NoPeerError:
                print(f"{one.name} not measured: its packages are not here.", file=sys.stderr)


def _together(
    reader: Callable[[], Reader],
    process: int,
    prefix: str,
    *,
    most: float | None = None,
    earlier: Sequence[str] = (),
) -> Iterator[Figure]:
    tally, megabytes = asyncio.run(_crowd(reader, process))
    name = f"{prefix}{TOGETHER} viewers change the indicator every {PAUSE_SECONDS:g} s"
    if tally.waits:
        yield figure(f"{name}: median wait", tally.waits, unit="s", digits=3)
        yield quantile(f"{name}: p95 wait", tally.waits, most=most)
    faults = [*earlier, *tally.faults]
    for fault, count in itertools.islice(sorted((f, faults.count(f)) for f in set(faults)), 5):
        print(f"{prefix}{count} × {fault}", file=sys.stderr)
    most_faults = None if most is None else 0
    yield figure(f"{name}: errors", [len(faults)], unit="errors", most=most_faults, digits=0)
    limit = None if most is None else MOST_TOGETHER_MB
    name = f"{prefix}memory with {TOGETHER} viewers at once"
    yield figure(name, [megabytes], unit="MB", most=limit, digits=0)


def quantile(name: str, waits: Sequence[float], *, most: float | None) -> Figure:
    """The wait that one of twenty exceeds, with the least and the longest."""
    value = percentile(waits, 95)
    return Figure(
        name=name,
        value=round(value, 3),
        unit="s",
        min=round(min(waits), 3),
        max=round(max(waits), 3),
        n=len(waits),
        bar="" if most is None else f"<= {most:g}",
        ok=None if most is None else value <= most,
    )


def percentile(values: Sequence[float], share: int) -> float:
    """The least value that so many of a hundred do not exceed (the nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


async def _come_and_go(reader: Callable[[], Reader], visitors: int) -> Tally:
    """Visitors, some side by side: each comes, changes the indicator, and goes."""
    tally, numbers = Tally(), itertools.count()
    left = iter(range(visitors))

    async def queue() -> None:
        for _ in left:
            one = reader()
            try:
                tally.waits.append(await one.open())
                for _ in range(LOOKS):
                    tally.waits.append(await one.change(next(numbers)))
            except (ViewerError, OSError, TimeoutError) as error:
                tally.faults.append(f"{type(error).__name__}: {error}")
            finally:
                await one.close()

    await asyncio.gather(*(queue() for _ in range(AT_ONCE)))
    return tally


async def _crowd(reader: Callable[[], Reader], process: int) -> tuple[Tally, float]:
    """All come, then change the indicator on their own beat; and the memory at its end."""
    everybody = [reader() for _ in range(TOGETHER)]
    tally, slots = Tally(), asyncio.Semaphore(AT_ONCE)

    async def come(one: Reader) -> None:
        async with slots:
            await one.open()

    await asyncio.gather(*(come(one) for one in everybody))
    start = time.perf_counter()
    await asyncio.gather(
        *(_change(one, tally, start, number) for number, one in enumerate(everybody))
    )
    megabytes = memory_of(process)
    await asyncio.gather(*(one.close() for one in everybody))
    return tally, megabytes


async def _change(one: Reader, tally: Tally, start: float, number: int) -> None:
    """Change every two seconds; a wait counts from when the change was due.

    Whoever still waits for an answer when the next change is due asks when it has come.
    """
    for turn, due in enumerate(beats(start, number)):
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if time.perf_counter() > start + SECONDS + PAUSE_SECONDS:
            return  # hopelessly late: what it waited already stands in the tally
        late = max(0.0, time.perf_counter() - due)
        try:
            tally.waits.append(late + await one.change(STRIDE * number + turn))
        except (ViewerError, OSError, TimeoutError) as error:
            tally.faults.append(f"{type(error).__name__}: {error}")


def beats(start: float, number: int) -> list[float]:
    """When a reader changes the indicator: all evenly apart, each every two seconds."""
    first = start + number * PAUSE_SECONDS / TOGETHER
    return [first + turn * PAUSE_SECONDS for turn in range(int(SECONDS / PAUSE_SECONDS))]
