"""The files of one view, made of what it shows: picture, table, workbook, slides, document."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from components import load
from components.plate import png
from components.story import comma, poster
from components.story.deck import TemplateError, deck, template
from components.story.document import document
from components.story.screening import of_view
from components.story.shown import Screening
from components.story.workbook import workbook
from data.story.moment import UNKNOWN, Moment
from data.story.record import View
from text import Language, speaking
from text.error import BansoError

FIRST: Final = dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
"""What a document says was its time on a store without any figure."""


class Form(StrEnum):
    """What a view is taken as; the ending of its file."""

    PNG = "png"
    SVG = "svg"
    XLSX = "xlsx"
    CSV = "csv"
    PPTX = "pptx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One view as a reader sees it, for files that are made in another thread.

    Args:
        view: Which.
        revision: Of which figures; None on a store without any.
        moment: When that was: what leaders had said, and the day.
        is_pinned: The reader follows a link that keeps them.
        spoken: In which language.
        root: Address of the dashboard, with a slash at its end; "" where nobody can know it.
    """

    view: View
    revision: int | None
    is_pinned: bool
    spoken: Language
    root: str = ""
    moment: Moment = UNKNOWN

    def made(self, form: Form) -> bytes:
        """The file; of a view that shows nothing one that says why."""
        with speaking(self.spoken):
            screening = of_view(
                self.view,
                revision=self.revision,
                moment=self.moment,
                is_pinned=self.is_pinned,
                root=self.root,
            )
            return MAKERS[form](self, screening)


def _svg(_: Taken, screening: Screening) -> bytes:
    return poster.svg(screening.slides[0]).encode()


def _png(_: Taken, screening: Screening) -> bytes:
    drawn = poster.svg(screening.slides[0])
    return png(drawn, zoom=poster.zoom(drawn))


def _csv(_: Taken, screening: Screening) -> bytes:
    return comma.as_csv(screening.slides[0])


def _xlsx(_: Taken, screening: Screening) -> bytes:
    return workbook(screening)


def _pptx(taken: Taken, screening: Screening) -> bytes:
    """On the province's own slides where there are some that can be used."""
    try:
        own = template.of_province(taken.view.parts.get("place", ""))
        return deck(screening, template=own)
    except TemplateError:  # the page of a story says what is wrong with them
        return deck(screening)


def _pdf(taken: Taken, screening: Screening) -> bytes:
    try:
        with load.at(taken.revision):
            at = load.shown().at or FIRST
    except BansoError:  # the page that is made says so
        at = FIRST
    return document(screening, at=at)


MAKERS: Final[Mapping[Form, Callable[[Taken, Screening], bytes]]] = MappingProxyType(
    {
        Form.PNG: _png,
        Form.SVG: _svg,
        Form.XLSX: _xlsx,
        Form.CSV: _csv,
        Form.PPTX: _pptx,
        Form.PDF: _pdf,
    }
)
