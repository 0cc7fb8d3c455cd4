"""How the template looks: a few styles, made once a workbook."""

import xlsxwriter
from xlsxwriter.format import Format

PRUSSIAN = "#155E75"
PALE = "#E6F1F4"
GREY = "#F3F4F6"
LINE = "#C7CDD4"
FONT = "Arial"  # on every office machine, with all Vietnamese letters


class Look:
    """The styles of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        plain = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        boxed = {**plain, "border": 1, "border_color": LINE}
        self.title: Format = book.add_format({**plain, "bold": True, "font_size": 14})
        self.notice: Format = book.add_format({**plain, "bold": True, "font_color": "#B42318"})
        self.prose: Format = book.add_format({**plain, "text_wrap": True, "valign": "top"})
        self.head: Format = book.add_format(
            {**boxed, "bold": True, "text_wrap": True, "align": "center", "bg_color": PALE}
            | {"font_color": PRUSSIAN}
        )
        self.machine: Format = book.add_format(
            {**plain, "font_size": 7, "font_color": "#6B7280", "bg_color": GREY}
        )
        self.fixed: Format = book.add_format({**boxed, "bg_color": GREY})
        self.entry: Format = book.add_format({**boxed, "locked": False, "align": "right"})
        self.entry_text: Format = book.add_format({**boxed, "locked": False, "num_format": "@"})


def at(row: int, column: int) -> tuple[int, int]:
    """A cell's place as XlsxWriter counts, from 0."""
    return row - 1, column - 1
