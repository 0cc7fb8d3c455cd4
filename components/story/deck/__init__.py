"""The deck of a story: `deck` makes it, the other modules are its parts.

Measures are points. Every part is given its room before it is drawn, so nothing overlaps however
long a name is; what there is no room for is counted on the slide and told in its notes.
"""

from components.story.deck.error import TemplateError
from components.story.shown import Screening

__all__ = ["TemplateError", "deck"]


def deck(
    screening: Screening,
    *,
    template: bytes | None = None,
    is_wide: bool = True,
    is_vector: bool = False,
) -> bytes:
    """See `components.story.deck.making.deck`."""
    # python-pptx takes 16 MB, and most servers' pages are looked at: only who asks for slides.
    from components.story.deck import making  # noqa: PLC0415 - see above

    return making.deck(screening, template=template, is_wide=is_wide, is_vector=is_vector)
