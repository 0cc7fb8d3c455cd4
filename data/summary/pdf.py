"""The summary as a PDF, set by Typst from a template that only ever gets words as data."""

import datetime as dt
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from data.difference import Difference
from data.summary.content import content

TEMPLATE: Final = Path(__file__).resolve().with_name("summary.typ")
FONTS: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"


def summary_pdf(one: Difference, *, sender: str, received_at: dt.datetime) -> bytes:
    """The printable summary in the reader's language: A4, page after page as needed.

    Nothing that comes from a file is ever markup: the template reads it as JSON and shows
    strings. It is set in a folder of its own, with our fonts alone, so that it could read nothing
    even if it wanted to.

    Args:
        one: The workbook and what it would change.
        sender: Who handed it in, as they are called.
        received_at: When, with its time zone.
    """
    import typst  # noqa: PLC0415 - 7 MB, and most processes never make a PDF

    words = json.dumps(content(one, sender=sender, received_at=received_at), ensure_ascii=False)
    with TemporaryDirectory() as folder:
        template = shutil.copy(TEMPLATE, folder)
        return typst.compile(
            template,
            root=folder,
            package_path=folder,
            package_cache_path=folder,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"words": words},
            format="pdf",
            timestamp=int(received_at.timestamp()),
        )
