"""A story as one document: everything is inside, nothing is fetched, and it opens from a stick.

The slideshow is the same document, served; then it may ask for its next revision.
"""

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any, Final

from components.story.outline import outline
from components.story.shown import Screening
from components.story.slide import slide
from text import language, say

STATIC: Final = Path(__file__).resolve().parents[2] / "static"
SCRIPTS: Final = (
    *("page", "look", "shapes", "tooltip", "map", "gesture", "call", "mark", "inset", "legend"),
    *("chart", "line", "bar", "scatter", "table", "slide", "paper"),
    *("link", "presenter", "kiosk", "player"),
)
FACES: Final = (
    ("Be Vietnam Pro", 400, "be-vietnam-pro-400", ""),
    ("Be Vietnam Pro", 600, "be-vietnam-pro-600", ""),
    ("Be Vietnam Pro", 700, "be-vietnam-pro-700", ""),
    ("Figures", 400, "be-vietnam-pro-400-digits", "U+0030-0039"),
)
TEXTS: Final = (
    *("map", "chart", "chart_more", "table", "facts", "slide", "of", "parts", "controls"),
    *("left", "right", "nothing", "sort", "not_reported", "zoom_in", "zoom_out"),
    *("rows_of", "columns_of"),
    *("previous", "next", "full_screen", "presenter"),
    *("now", "then", "note", "no_note", "no_notes", "end", "pause", "go_on", "restart"),
)
PLACES: Final = {key: f"{{{key}}}" for key in ("at", "of", "from", "to")}
"""Filled by the browser."""
DIGEST_LENGTH: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """That a document comes from a server and may ask there for a newer one.

    Args:
        tag: Of what it shows now, as its answer's ETag says it.
    """

    tag: str


def document(screening: Screening, *, with_notes: bool = False, live: Live | None = None) -> bytes:
    """A story as HTML, in the language spoken.

    Args:
        screening: What it shows.
        with_notes: Whether the presenter's notes are in it; anybody who has it can read them.
        live: Of a served one; None of a file that stands alone.
    """
    scripts, styles = _scripts(), _styles()
    fingerprint = b64encode(sha256(scripts.encode()).digest()).decode()
    asks = "'self'" if live else "'none'"
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; "
        f"script-src 'sha256-{fingerprint}'; connect-src {asks}; "
        "base-uri 'none'; form-action 'none'"
    )
    data = _data(screening, with_notes=with_notes, live=live)
    parts = (
        f'<!DOCTYPE html>\n<html lang="{language().value}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="release" content="{release()}">',
        f"<title>{escape(screening.name)}</title>",
        f"<style>{styles}</style>\n</head>\n<body>",
        f"<noscript><p>{escape(say('player.without_script'))}</p></noscript>",
        f'<div id="stage"></div>\n<script type="application/json" id="data">{data}</script>',
        f"<script>{scripts}</script>\n</body>\n</html>\n",
    )
    return "\n".join(parts).encode()


@cache
def release() -> str:
    """Changes with the scripts and styles: a screen that shows an older one loads itself anew."""
    return sha256((_scripts() + _styles()).encode()).hexdigest()[:DIGEST_LENGTH]


def _data(screening: Screening, *, with_notes: bool, live: Live | None) -> str:
    """The story as JSON in which no `<` stands, so that no text can end its element."""
    links = screening.links or [""] * len(screening.slides)
    slides = [slide(one, link=link) for one, link in zip(screening.slides, links, strict=True)]
    maps = [one[key] for one in slides for key in ("map", "beside") if one[key]]
    scopes = sorted({one["scope"] for one in maps})
    content: dict[str, Any] = {
        "name": screening.name,
        "said": screening.said,
        "language": language().value,
        "texts": {key: say(f"player.{key}", **PLACES) for key in TEXTS} | {"nought": "0"},
        "scopes": {scope: outline(scope) for scope in scopes},
        "slides": slides or [_nothing(screening)],
        "notes": list(screening.notes) if with_notes else None,
        "live": {"tag": live.tag} if live else None,
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _nothing(screening: Screening) -> dict[str, Any]:
    """The slide of a story without any: a sentence, never a blank page."""
    lists: dict[str, Any] = {key: [] for key in ("facts", "charts", "tables", "sentences")}
    words = dict.fromkeys(("note", "source", "mark", "link"), "")
    return {
        **lists,
        **words,
        "title": screening.name,
        "map": None,
        "beside": None,
        "revision": screening.said,
        "problem": say("player.no_slides"),
        "isEmpty": True,
    }


@cache
def _scripts() -> str:
    return "\n".join((STATIC / "present" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)


@cache
def _styles() -> str:
    faces = "".join(_face(*one) for one in FACES)
    return faces + (STATIC / "present" / "present.css").read_text(encoding="utf-8")


def _face(family: str, weight: int, name: str, only: str) -> str:
    """A font inside the document; the files are cut to what Vietnamese and figures need."""
    body = b64encode((STATIC / "fonts" / f"{name}.woff2").read_bytes()).decode()
    limit = f"unicode-range:{only};" if only else ""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};{limit}'
        f"src:url(data:font/woff2;base64,{body}) format('woff2')}}\n"
    )
