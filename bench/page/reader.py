"""What visits of a page cost: a reader of their own each, or one who goes from view to view."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from bench.figure import Figure, figure
from bench.map.crowd import quantile
from bench.map.process import cpu_of
from bench.map.viewer import Viewer, ViewerError

FAULTS = (ViewerError, OSError, TimeoutError)


@dataclass(slots=True)
class Tally:
    """What visits of one page took: seconds waited, seconds computed, and what went wrong."""

    waits: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def figures(self, name: str, *, most: float | None) -> Iterator[Figure]:
        """The wait that one of twenty exceeds, the usual one, and what the server computed.

        Args:
            name: What was measured.
            most: Seconds that the first is held to; None where it only informs.
        """
        if self.waits:
            yield quantile(f"{name}: p95 wait", self.waits, most=most)
            yield figure(f"{name}: median wait", self.waits, unit="s", digits=3)
            cpu = [1000 * one for one in self.cpu]
            yield figure(f"{name}: server", cpu, unit="ms CPU")
        for fault in sorted(set(self.faults)):
            print(f"{name}: {fault}", file=sys.stderr)
        yield figure(f"{name}: errors", [len(self.faults)], unit="errors", most=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: its address and the id of its process."""

    address: str
    process: int

    def visits(self, paths: Sequence[str]) -> Tally:
        """One visitor after the other, each for a view."""
        return asyncio.run(self._visits(paths))

    def turns(self, paths: Sequence[str]) -> Tally:
        """One visitor who goes from view to view; the first, by which they came, is not counted."""
        return asyncio.run(self._turns(paths))

    async def _visits(self, paths: Sequence[str]) -> Tally:
        tally = Tally()
        for path in paths:
            one = Viewer(self.address, path, is_for_map=False)
            await self._timed(one.open, path, tally)
            await one.close()
        return tally

    async def _turns(self, paths: Sequence[str]) -> Tally:
        tally = Tally()
        one = Viewer(self.address, paths[0], is_for_map=False)
        await self._timed(one.open, paths[0], Tally())
        for path in paths[1:]:
            await self._timed(partial(one.turn, path), path, tally)
        await one.close()
        return tally

    async def _timed(self, ask: Callable[[], Awaitable[float]], path: str, tally: Tally) -> None:
        before = cpu_of(self.process)
        try:
            tally.waits.append(await ask())
            tally.cpu.append(cpu_of(self.process) - before)
        except FAULTS as error:
            tally.faults.append(f"{path}: {type(error).__name__}: {error}")
