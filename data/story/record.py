"""A saved view, and a story: views in an order, with what is said about each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from data.story.moment import UNKNOWN, Moment

OF_READERS: Final = frozenset({"lang", "revision"})
"""What an address says of its reader or its date, and not of the view."""


class Page(StrEnum):
    """The pages whose views can be saved or taken along."""

    OVERVIEW = "overview"
    MAP = "map"
    TRENDS = "trends"
    COMPARE = "compare"
    DTI = "dti"
    PLAN = "plan"
    REVIEW = "review"
    COMMUNE = "commune"
    REPORTING = "reporting"


ONLY_TODAY: Final = frozenset({Page.REPORTING})
"""Always of today, whatever revision a link keeps: taken along as a file, and never kept."""


class Sharing(StrEnum):
    """Who may open a story besides its owner."""

    OWNER = "owner"
    PROVINCE = "province"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class View:
    """What one page shows: the page and the parts of its address.

    Args:
        page: Which.
        parts: By name, in alphabetical order; neither a language nor a revision.
    """

    page: Page
    parts: Mapping[str, str]

    @classmethod
    def of(cls, address: str) -> Self:
        """Read an address, `map?place=11&indicator=…`, with or without a host before it.

        Raises:
            ValueError: It is no page whose views can be saved.
        """
        split = urlsplit(address)
        asked = dict(parse_qsl(split.query))
        kept = {key: asked[key] for key in sorted(asked.keys() - OF_READERS)}
        return cls(Page(split.path.rsplit("/", 1)[-1]), MappingProxyType(kept))

    @property
    def address(self) -> str:
        """The address on this installation, `map?indicator=…&place=11`."""
        return f"{self.page}?{urlencode(self.parts)}" if self.parts else self.page.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One view of a story.

    Args:
        view: What it shows.
        title: What its author calls it; "" for the view's own title.
        note: What the presenter wants to say; never shown to the room.
        id: Tells it from the other slides of its story, wherever it is moved.
    """

    view: View
    title: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Views in an order.

    Args:
        code: What a short link names it by; cannot be guessed.
        name: Its title.
        owner_id: Account of whom it belongs to.
        owner: The account's name as shown.
        province_code: Where it belongs, "VN" for the nation.
        sharing: Who else may open it.
        slides: In their order.
        revision: The revision whose figures it shows for ever; None for today's.
        changed_at: When it was last changed (UTC).
        moment: When it was frozen.
    """

    code: str
    name: str
    owner_id: int
    owner: str
    province_code: str
    sharing: Sharing = Sharing.OWNER
    slides: tuple[Slide, ...] = ()
    revision: int | None = None
    changed_at: dt.datetime | None = None
    moment: Moment = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view that somebody keeps under a name; nobody else sees it.

    Args:
        id: Its number.
        name: What they call it.
        view: What it shows.
        revision: The revision whose figures it shows for ever; None for today's.
        changed_at: When it was last changed (UTC).
        moment: When it was frozen.
    """

    id: int
    name: str
    view: View
    revision: int | None = None
    changed_at: dt.datetime | None = None
    moment: Moment = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a short link leads to.

    Args:
        code: Of the link.
        view: The view; None where it leads to the story of this code.
        revision: The revision whose figures it shows for ever; None for today's.
        moment: When it was frozen.
    """

    code: str
    view: View | None = None
    revision: int | None = None
    moment: Moment = UNKNOWN
