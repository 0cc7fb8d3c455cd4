"""The product's own map page, on the store of the nation, as the measures use it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Page

from bench.map import national
from bench.map.browser import ROOT
from bench.map.peer import FRAME, HEADLESS, IDLE, PORT, STREAMLIT, Peer, process
from bench.map.screen import Box

NATION: Final = "map?place=VN&level=commune&indicator=fibre_household_coverage_pct"
PROVINCE: Final = "map?place=11&indicator=fibre_household_coverage_pct"
TURNS: Final = 5  # indicators or periods taken in turn: fewer would be answered from memory
SELECT: Final = ".st-key-indicator [role=combobox], .st-key-indicator input"
SLIDER: Final = ".st-key-period input[type=range], .st-key-period [role=slider]"


def choose_indicator(page: Page, number: int) -> None:
    """Choose another rate from the list, the next of five at each change."""
    name = national.rate_names()[number % TURNS]
    page.locator(SELECT).first.click()
    page.keyboard.type(name)
    page.get_by_role("option", name=name, exact=True).click()


def choose_period(page: Page, number: int) -> None:
    """One step of the slider, five back and five forth."""
    is_back = number // TURNS % 2 == 0
    page.locator(SLIDER).first.press("ArrowLeft" if is_back else "ArrowRight")


OURS: Final = Peer(
    name="ours",
    folder="",
    command=(*STREAMLIT, "app.py", *HEADLESS, PORT),
    ready=FRAME,
    choose=choose_indicator,
    path=NATION,
    idle=IDLE,
)


@contextmanager
def running() -> Iterator[tuple[str, int]]:
    """The product on the nation's store; its address and process id."""
    home = national.home()
    command = (sys.executable, *OURS.command)
    with process(command, where=ROOT, home=home, BANSO_HOME=str(home)) as served:
        yield served


def free_of_list(page: Page, box: Box) -> Box:
    """The part of a box that the open list of indicators does not hide."""
    control = page.locator(SELECT).first.bounding_box()
    left, top, right, bottom = box
    if control and left < control["x"] < right:
        right = int(control["x"]) - 1
    return left, top, right, bottom
