"""A review: which plan, when, how far it has come, and what its author wrote."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from data.period import Period, parse
from data.review.content import Content

LINK: Final = ("http://", "https://")
SCHEME: Final = re.compile(
    r"[^A-Za-z]*(?:(?:javascript|vbscript|data|file|blob)\s*:|[A-Za-z][A-Za-z0-9+.-]*://)",
    re.IGNORECASE,
)
"""How an address begins; a name such as `Phụ lục: danh sách` has a colon, too."""


class ReviewKind(StrEnum):
    """At a stage on the way (sơ kết), or at the end (tổng kết)."""

    INTERIM = "interim"
    FINAL = "final"


class ReviewStage(StrEnum):
    """How far a review has come."""

    DRAFT = "draft"
    CLOSED = "closed"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What the author says of a target that is behind.

    Args:
        agency: Who acts.
        said: How it stands.
        remedy: What is to be done.
    """

    agency: str = ""
    said: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows something: a link, the name of a document, or a file that is kept.

    Args:
        name: Address, number and title, or the file's name.
        sha256: Of a kept file; "" otherwise.
    """

    name: str
    sha256: str = ""

    @property
    def is_link(self) -> bool:
        """Somewhere to go to."""
        return self.name.lower().startswith(LINK)

    @property
    def is_refused(self) -> bool:
        """An address that leads to no page: of a script, of data, of somebody's disk."""
        return not (self.sha256 or self.is_link) and bool(SCHEME.match(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What the author writes.

    Args:
        parent: The body above the agency that hands the report in; "" leaves dots.
        agency: That agency; "" leaves dots.
        situation: How things went.
        causes: Why what is behind is so.
        measures: What is to be done next.
        proposals: What is asked of whom.
        remedies: By id of the target that is behind.
        maps: Ids of the targets that are to be drawn; empty for the farthest behind.
        evidences: What shows what was said.
    """

    parent: str = ""
    agency: str = ""
    situation: str = ""
    causes: str = ""
    measures: str = ""
    proposals: str = ""
    remedies: Mapping[str, Remedy] = field(default_factory=lambda: MappingProxyType({}))
    maps: tuple[str, ...] = ()
    evidences: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review, as it stands.

    Args:
        id: Number in the store.
        place: Code of one of today's provinces, or "VN".
        plan_id: Whose targets and tasks.
        kind: Interim or final.
        title: As the author gave it.
        period: Canonical id of the newest figures' period; "" where there were none to choose.
        cutoff: Day up to which its figures count.
        stage: How far it has come.
        version: Of its texts; grows by one each time it is saved.
        texts: What the author wrote.
        content: What it froze; None before it is closed.
        made_by, made_at: Who began it, and when (UTC).
        changed_by, changed_at: Who saved or closed it last, and when.
        sha256: Over all of a closed one; "" before.
    """

    id: int
    place: str
    plan_id: str
    kind: ReviewKind
    title: str
    period: str
    cutoff: dt.date
    stage: ReviewStage
    version: int
    texts: Texts
    content: Content | None
    made_by: str
    made_at: dt.datetime
    changed_by: str
    changed_at: dt.datetime
    sha256: str

    @property
    def is_closed(self) -> bool:
        """Frozen: only read from now on."""
        return self.stage is ReviewStage.CLOSED

    @property
    def until(self) -> Period | None:
        """The period; None where there was none."""
        return parse(self.period) if self.period else None
