"""The province's own slides: `deck-template-11.pptx`, or `deck-template.pptx`, in `BANSO_HOME`."""

from components.story.deck.error import Fault, TemplateError
from geo.home import home

NAME = "deck-template"


def of_province(code: str) -> bytes | None:
    """The file that the operator put there; None where there is none.

    Raises:
        TemplateError: It cannot be read.
    """
    for stem in (f"{NAME}-{code}", NAME):
        path = home() / f"{stem}.pptx"
        try:
            return path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise TemplateError(Fault.BROKEN) from error
    return None


def refuse_unusable(content: bytes) -> None:
    """Open it as a deck would be made from it.

    Raises:
        TemplateError: It is no PPTX, is locked, holds macros, or has no layout to use.
    """
    from components.story.deck.base import opened  # noqa: PLC0415 - see `deck`

    opened(content, is_wide=True)
