"""The pages of the way in, from their templates; every value in them is escaped."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from components.entry.guard import HEADERS
from text import Language, language, say

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_pages: Final = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def shown(template: str, /, *, base: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page in the reader's language, not to be kept by anybody.

    Args:
        template: Its name.
        base: Path before every address of ours, empty or `/banso`.
        status: Of the answer.
        values: What the template shows.
    """
    known: dict[str, object] = {
        "base": base,
        "lang": language().value,
        "other": Language.EN if language() is Language.VI else Language.VI,
        "word": _word,
        "told": "",
    }
    text = _pages.get_template(f"{template}.html").render(known | values)
    return HTMLResponse(text, status_code=status, headers=HEADERS)


def _word(key: str, /, **values: object) -> str:
    return say(f"account.page_{key}", **values)
