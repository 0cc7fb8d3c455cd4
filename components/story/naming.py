"""What a kept view is called where nobody gave it a title: out of its address, without figures."""

import re
from typing import Final

from components import figure, load
from data.catalog import indicators
from data.period import parse
from data.story.record import Page, Story, View
from geo.name import fold
from geo.units import NATION, TODAY, UnitKey, UnknownUnitError, unit
from text import language, say
from text.error import BansoError

LONGEST: Final = 60
"""Letters of a file's name."""
SHORT: Final = 90
"""Letters of a name where many are listed."""


def name(view: View) -> str:
    """`Bản đồ: Hộ được phủ cáp quang`, `Kế hoạch: KH 123`; of what is not known the page alone."""
    page = say(f"page.nav_{view.page}")
    words = about(view)
    return f"{page}: {words}" if words else page


def note(view: View) -> str:
    """`Điện Biên · Quý III/2025`."""
    parts = (place(view), period(view))
    return " · ".join(part for part in parts if part)


STEM: Final = ("place", "show", "view", "indicator", "plan", "unit", "period", "at", "report")
"""Parts of an address that the name of a file says."""
SIDE: Final = ("against", "beside", "beside_indicator", "only", "of")
LONGEST_STEM: Final = 120
PLAIN: Final = re.compile(r"[^0-9A-Za-z_]+")


def stem(view: View) -> str:
    """`map-11-fibre_household_coverage_pct-2025-Q3`: what is in a file, for its name."""
    known = dict.fromkeys(view.parts[key] for key in STEM if view.parts.get(key))
    said = [one for one in known if one != view.page]  # the map as a map
    for key in SIDE:
        said += [key, view.parts[key]] if view.parts.get(key) else []
    words = "-".join(PLAIN.sub("-", part) for part in (view.page.value, *said))
    return words[:LONGEST_STEM].rstrip("-")


def about(view: View) -> str:
    """The plan, commune or indicator that it is of; "" where that is not known."""
    if view.page is Page.PLAN or view.page is Page.REVIEW:
        found = load.plans(load.version()).get(view.parts.get("plan", ""))
        return found.label if found else ""
    if view.page is Page.COMMUNE:
        return _unit(view.parts.get("unit", ""))
    measure = indicators().get(view.parts.get("indicator", ""))
    return measure.short_name() if measure else ""


def place(view: View) -> str:
    """Where; "" where it does not say so, or nobody knows it."""
    return _place(view.parts.get("place", ""))


def period(view: View) -> str:
    """`quý III/2025`; "" where it does not say so."""
    return _period(view.parts.get("at") or view.parts.get("period") or "")


def part(key: str, value: str) -> str:
    """One part of an address in words, as far as it can be; else as it stands there."""
    measure = indicators().get(value) if key == "indicator" else None
    words = {
        "indicator": measure.short_name() if measure else "",
        "place": _place(value) if key == "place" else "",
        "unit": _unit(value) if key == "unit" else "",
        "period": _period(value) if key == "period" else "",
    }
    return words.get(key) or value


def _place(code: str) -> str:
    return say("page.nation") if code == NATION.code else _unit(code)


def _unit(code: str) -> str:
    try:
        return unit(UnitKey(code, TODAY)).label(language())
    except UnknownUnitError:
        return ""


def _period(asked: str) -> str:
    try:
        return figure.lower_first(parse(asked).label()) if asked else ""
    except (ValueError, BansoError):
        return ""


def shortened(name: str) -> str:
    """A name on a line or two; the whole of it is the story's title."""
    return name if len(name) <= SHORT else f"{name[:SHORT].rstrip()}…"


def file_stem(story: Story) -> str:
    """`giao-ban-quy-iii-r12`: letters that every system and every mail takes."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(story.name))[:LONGEST].strip("-")
    pinned = f"-r{story.revision}" if story.revision is not None else ""
    return f"{words or say('player.file')}{pinned}"
