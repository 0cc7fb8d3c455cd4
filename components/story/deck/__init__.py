"""The deck of a story: `deck` makes it, the other modules are its parts.

Measures are points. Every part is given its room before it is drawn, so nothing overlaps however
long a name is; what there is no room for is counted on the slide and told in its notes.
"""

from components.story.deck.error import TemplateError
from components.story.deck.making import deck

__all__ = ["TemplateError", "deck"]
