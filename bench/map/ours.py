"""The product's own map page, on the store of the nation, as the measures use it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Locator, Page

from bench.map import national
from bench.map.browser import ROOT, map_frame
from bench.map.peer import FRAME, HEADLESS, IDLE, PORT, STREAMLIT, Peer, process
from bench.map.screen import Box

NATION: Final = "map?place=VN&level=commune&indicator=fibre_household_coverage_pct"
PROVINCE: Final = "map?place=11&indicator=fibre_household_coverage_pct"
TURNS: Final = 5  # indicators or periods taken in turn
SELECT: Final = ".st-key-indicator [role=combobox], .st-key-indicator input"
RANGE: Final = "input[type=range]"
WORDS_PX: Final = 120  # at the top of the map: its buttons
PAINTED: Final = (
    f"!!document.querySelector('{FRAME}')?.contentDocument?.querySelector('[data-painted]')"
)


def choose_indicator(page: Page, number: int) -> None:
    """Choose another rate from the list, the next of five at each change."""
    name = national.rate_names()[number % TURNS]
    page.locator(SELECT).first.click()
    page.keyboard.type(name)
    page.get_by_role("option", name=name, exact=True).click()


def choose_period(page: Page, number: int) -> None:
    """One step of the slider, five back and five forth."""
    is_back = number // TURNS % 2 == 0
    slider(page).press("ArrowLeft" if is_back else "ArrowRight")


def slider(page: Page) -> Locator:
    """The time slider, in the frame of the map or beside it."""
    inside = map_frame(page).locator(RANGE)
    return inside.first if inside.count() else page.locator(f".st-key-period {RANGE}").first


OURS: Final = Peer(
    name="ours",
    folder="",
    command=(*STREAMLIT, "app.py", *HEADLESS, PORT),
    ready=FRAME,
    choose=choose_indicator,
    path=NATION,
    idle=f"{IDLE} && {PAINTED}",
)


@contextmanager
def running() -> Iterator[tuple[str, int]]:
    """The product on the nation's store; its address and process id."""
    home = national.home()
    command = (sys.executable, *OURS.command)
    with process(command, where=ROOT, home=home, BANSO_HOME=str(home)) as served:
        yield served


def box(page: Page) -> Box:
    """The map below its buttons; the list of indicators opens over it, and must be gone, too."""
    around = map_frame(page).locator("#map_div").bounding_box()
    if around is None:
        msg = "the page has no map"
        raise RuntimeError(msg)
    left, top = around["x"], around["y"]
    right, foot = left + around["width"], top + around["height"]
    return int(left), int(top) + WORDS_PX, int(right), int(foot)
