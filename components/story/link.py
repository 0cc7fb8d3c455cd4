"""Links that leave the dashboard: whole addresses, and the same as a QR code for a phone."""

import io
from typing import Final
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from components import pin
from data.story.moment import UNKNOWN, Moment
from data.story.record import View
from text import Language, language

PATH: Final = "l"
LONGEST: Final = 300
"""Chat apps cut longer ones."""
BORDER: Final = 2
DOTS: Final = 10
"""Of a picture for slides and paper, for each square."""


def short(code: str) -> str:
    """The whole link of a code; in a language other than the first it says which."""
    spoken = {} if language() is Language.VI else {"lang": language().value}
    return whole(f"{PATH}/{code}{_query(spoken)}")


def long(view: View, *, revision: int | None, moment: Moment = UNKNOWN) -> str:
    """The whole address of a view, for whoever has no account to make a short one with."""
    return whole(f"{view.page}{_query(parts(view, revision=revision, moment=moment))}")


def parts(view: View, *, revision: int | None, moment: Moment = UNKNOWN) -> dict[str, str]:
    """The parts of a view's address with its pin."""
    pinned = {} if revision is None else {pin.KEY: pin.written(revision, moment)}
    return {**view.parts, **pinned}


def whole(path: str) -> str:
    """An address of ours as others must write it: as this reader's browser does."""
    here = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    stem = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    return "/".join(part for part in (stem, base, path) if part) if stem or base else f"/{path}"


def qr_svg(link: str) -> str:
    """The QR code of a link, dark on white whatever the theme: cameras expect that."""
    file = io.BytesIO()
    code = segno.make_qr(link, error="m")
    code.save(file, kind="svg", border=BORDER, light="#ffffff", dark="#000000", scale=4)
    return file.getvalue().decode()


def qr_png(link: str) -> bytes:
    """The same as a picture for slides and paper."""
    file = io.BytesIO()
    segno.make_qr(link, error="m").save(file, kind="png", border=BORDER, scale=DOTS)
    return file.getvalue()


def _query(asked: dict[str, str]) -> str:
    return f"?{urlencode(asked)}" if asked else ""
