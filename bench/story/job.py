"""Files made in the background: profiles of a whole province, and what maps feel of it.

The province is the one of the most communes. The map is changed by a reader who speaks the app's
own protocol, in turns: while nothing is made, while decks of ten views are, while the profiles
are. What is compared is the wait that one change of twenty exceeds.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bench.figure import Figure, figure
from bench.map.crowd import percentile, quantile
from bench.map.viewer import Viewer
from bench.page import filled
from bench.page.visit import served
from bench.story.files import ADDRESSES
from components.job.starting import Starter
from data.account import accounts, door
from data.actor import Actor, Grant, Role, operator
from data.job.desk import Jobs
from data.job.record import Kind, Order, State
from data.job.setting import MOST_WAITING
from data.store import Store, open_store
from data.story.desk import Stories
from data.story.record import View
from geo import units

NEAR: Final = "11"
"""The province whose map is looked at, and of whose views the decks are."""
MOST_SECONDS: Final = 90
MOST_RISE: Final = 1.5
TIMES: Final = 3
ROUNDS: Final = 4
CHANGES: Final = 30
PAUSE_SECONDS: Final = 0.3
PATIENCE_SECONDS: Final = 600
PASSWORD: Final = "bench " * 4


def largest() -> str:
    """Code of the province of the most communes."""
    return max(filled.everywhere(), key=lambda code: len(units.communes(code)))


def measures() -> Iterator[Figure]:
    """Profiles first, on a machine that does nothing else; then beside somebody's map."""
    place = largest()
    home = filled.home("jobs", (NEAR, place))
    with filled.at(home), open_store() as store, _working(store) as (desk, starter):
        yield from _profiles(desk, starter, place)
        with served(home, BANSO_JOBS="0") as server:
            yield from _beside(server.address, desk, starter, place)


@contextmanager
def _working(store: Store) -> Iterator[tuple[Jobs, Starter]]:
    """Somebody's desk, and what starts processes for it; nothing is left on the way."""
    link = accounts(store, operator("bench")).invite(
        grants=(Grant(role=Role.VIEWER, scope=NEAR),), name=f"bench-{time.time_ns()}"
    )
    held = door(store)
    actor: Actor | None = held.session(held.take(link, new=PASSWORD, display_name="Bench"))
    if actor is None:
        raise ValueError(link)
    desk = Jobs(store.engine, actor)
    try:
        yield desk, Starter()
    finally:
        _stop(desk)


def _profiles(desk: Jobs, starter: Starter, place: str) -> Iterator[Figure]:
    """From the click to the file, the start of the process with it."""
    n, times, sizes = len(units.communes(place)), [], []
    for _ in range(TIMES):
        code = desk.ask(Order(kind=Kind.PROFILES, subject=place))
        starter.wake()
        _until_ended(desk, code)
        one = desk.one(code)
        if one.state is not State.DONE or one.ended_at is None:
            raise ValueError(one.error or one.state)
        times.append((one.ended_at - one.asked_at).total_seconds())
        sizes.append(one.size / 1e6)
        desk.delete(code)
    yield figure(f"{n} profiles in one PDF, from the click", times, unit="s", most=MOST_SECONDS)
    yield figure("its size", sizes, unit="MB")


def _until_ended(desk: Jobs, code: str) -> None:
    last = time.monotonic() + PATIENCE_SECONDS
    while desk.one(code).is_active:
        if time.monotonic() > last:
            raise TimeoutError(code)
        time.sleep(0.1)


def _beside(address: str, desk: Jobs, starter: Starter, place: str) -> Iterator[Figure]:
    stories = _stories(desk)
    decks = [Order(kind=Kind.DECK, subject=one) for one in stories]
    profiles = [Order(kind=Kind.PROFILES, subject=place)]
    waits = asyncio.run(_turns(address, desk, starter, {"": [], "deck": decks, "168": profiles}))
    calm = percentile(waits[""], 95)
    yield quantile("map change, nothing is made: p95", waits[""], most=None)
    for key, name in (("deck", "decks"), ("168", "profiles")):
        yield quantile(f"map change while {name} are made: p95", waits[key], most=None)
        rise = percentile(waits[key], 95) / calm
        yield figure(
            f"the same, of the p95 while nothing is: {name}",
            [rise],
            unit="ratio",
            most=MOST_RISE,
            digits=2,
        )


def _stories(desk: Jobs) -> list[str]:
    """So many that decks are made all the while."""
    told = Stories(desk.engine, desk.actor)
    first = told.create("Bench 0", NEAR)
    for address in ADDRESSES:
        told.add(first, View.of(address))
    return [first, *(told.copy(first, f"Bench {at}") for at in range(1, MOST_WAITING))]


async def _turns(
    address: str, desk: Jobs, starter: Starter, kinds: dict[str, list[Order]]
) -> dict[str, list[float]]:
    """Waits by what was made meanwhile: a round of each after the other, so all share the noise."""
    reader = Viewer(address, f"map?place={NEAR}")
    await reader.open()
    for number in range(CHANGES):
        await reader.change(number)
    waits: dict[str, list[float]] = {key: [] for key in kinds}
    for _ in range(ROUNDS):
        for key, orders in kinds.items():
            await asyncio.to_thread(_begin, desk, starter, orders)
            for number in range(CHANGES):
                if orders and not any(one.is_active for one in desk.listed()):
                    await asyncio.to_thread(_begin, desk, starter, orders)
                waits[key].append(await reader.change(number))
                await asyncio.sleep(PAUSE_SECONDS)
            await asyncio.to_thread(_stop, desk)
    await reader.close()
    return waits


def _begin(desk: Jobs, starter: Starter, orders: list[Order]) -> None:
    """Ask for all of it anew, and wait until the first is being made."""
    _stop(desk)
    codes = [desk.ask(order) for order in orders]
    starter.wake()
    last = time.monotonic() + PATIENCE_SECONDS
    while codes and not any(desk.one(code).state is State.RUNNING for code in codes):
        if time.monotonic() > last:
            raise TimeoutError(codes)
        time.sleep(0.1)


def _stop(desk: Jobs) -> None:
    for one in desk.listed():
        desk.cancel(one.code)
        desk.delete(one.code)
