"""Why a deck cannot be made of what was given."""

from enum import StrEnum

from text.error import BansoError


class Fault(StrEnum):
    """What is wrong with a template."""

    BROKEN = "broken"
    LOCKED = "locked"
    LARGE = "large"
    NOT_PPTX = "not_pptx"
    MACROS = "macros"
    NO_LAYOUT = "no_layout"
    SMALL = "small"


class TemplateError(BansoError):
    """A file that slides cannot be made from.

    Args:
        fault: Why not.
        values: Fill the places of its sentence.
    """

    def __init__(self, fault: Fault, **values: object) -> None:
        super().__init__(f"deck.template_{fault}", **values)
        self.fault = fault
