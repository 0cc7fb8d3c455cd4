"""A workbook given back to its officer, with every problem marked where it stands."""

from data.marking.copy import MarkedCopy, mark_up

__all__ = ["MarkedCopy", "mark_up"]
