"""Files of what is seen: the same rows as on the screen, made when they are asked for."""

import io
from collections.abc import Callable

import pandas as pd

from components.picture import Picture
from text import language, say, speaking

COLUMNS = (
    "indicator_id",
    "unit_code",
    "unit_valid_from",
    "unit_name",
    "period",
    "numerator",
    "denominator",
    "value",
    "qualifier",
    "state",
    "rank",
    "change",
    "is_demonstration",
    "revision",
    "source",
)


def figures_shown(one: Picture) -> list[tuple[str, str, Callable[[], bytes]]]:
    """What the download button of a view offers: the rows as CSV and as a workbook."""
    name = f"{one.indicator.id}-{one.selection.place.code}-{one.period}"
    if one.is_demonstration:
        name += "-demo"
    rows = shown(one)
    spoken = language()

    def workbook() -> bytes:
        with speaking(spoken):
            return as_workbook(rows, one)

    return [
        (say("page.download_csv"), f"{name}.csv", lambda: as_csv(rows)),
        (say("page.download_xlsx"), f"{name}.xlsx", workbook),
    ]


def shown(one: Picture) -> pd.DataFrame:
    """One row a unit, with codes instead of looks; missing stays empty."""
    rows = one.rows.assign(
        indicator_id=one.indicator.id,
        period=str(one.period),
        revision=one.selection.version.rsplit("#", 1)[-1],
        source=[
            " ".join(part for part in (row.file_name, row.sheet, row.cell, row.source) if part)
            for row in one.rows.itertuples()
        ],
    )
    return rows[list(COLUMNS)]


def as_csv(rows: pd.DataFrame) -> bytes:
    """UTF-8 with a mark at its start, which Excel needs to read Vietnamese."""
    return rows.to_csv(index=False).encode("utf-8-sig")


def as_workbook(rows: pd.DataFrame, one: Picture) -> bytes:
    """A workbook with the title, the mark of invented figures and the rows."""
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="xlsxwriter") as writer:
        rows.to_excel(writer, index=False, sheet_name="data", startrow=3)
        sheet = writer.sheets["data"]
        bold = writer.book.add_format({"bold": True})
        sheet.write(0, 0, f"{one.indicator.name()} · {one.period.label()}", bold)
        sheet.write(1, 0, say("page.demonstration_help") if one.is_demonstration else "")
        sheet.freeze_panes(4, 4)
        sheet.set_column(0, len(COLUMNS) - 1, 16)
    return file.getvalue()
