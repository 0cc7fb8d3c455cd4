"""What is chosen is written in the colour of the page's text, not in the primary colour.

Streamlit writes the chosen word of a segmented control, a pill and a pointed-at plain button in
the primary colour. In the dark theme no primary colour can carry white words, as its main
buttons do, and be read on the dark page too: 4.5 to 1 each way (WCAG 2.2 AA) is more than lies
between white and the page. A style sheet of constant text; what is chosen keeps its frame and
its ground. Where a later Streamlit names its buttons otherwise, they look as they did before.
"""

from typing import Final

CHOSEN: Final = ("segmented_control", "pills")
POINTED_AT: Final = ("tertiary", "tertiaryFormSubmit")


def _style() -> str:
    places = [f"button[data-variant={one}][data-selected]:not(:disabled)" for one in CHOSEN]
    places += [
        f"button[kind={kind}]:not(:disabled):is(:hover, :focus-visible)" for kind in POINTED_AT
    ]
    return f":is({', '.join(places)}) {{color: inherit !important}}"


STYLE: Final = _style()
"""Of every page; set with the style of `waiting`."""
