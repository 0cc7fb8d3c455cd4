"""Files of what is seen: the same rows as on the screen, made when they are asked for."""

import datetime as dt
import io
from collections.abc import Callable

import pandas as pd
from pandas.api.types import is_string_dtype as is_text

from components import basis, legend_rows, line, part, pin
from components.filters import Selection
from components.part import Part
from components.picture import Picture
from components.row import each
from data.conversion import Conversion
from data.export import INVENTED, number_text
from data.model import State
from geo import units
from geo.units import FORMER, UnitKey
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
    "class_label",
    "qualifier",
    "state",
    "unit_list",
    "conversion",
    "conversion_reason",
    "conversion_note",
    "former_reported",
    "former_of",
    "rank",
    "change",
    "is_demonstration",
    "revision",
    "source",
)


EXACT = ("numerator", "denominator", "value", "value_against", "rank", "change")


def figures_shown(
    one: Picture, some: Part | None = None
) -> list[tuple[str, str, Callable[[], bytes]]]:
    """What the download button of a view offers: the rows as CSV and as a workbook.

    Args:
        one: The view.
        some: Places that stand out; a column says which.
    """
    name = f"{one.indicator.id}-{one.selection.place.code}-{one.period}"
    name += part.stem(some) + pin.stem()
    if one.is_demonstration:
        name += "-demo"
    spoken = language()

    def table() -> bytes:
        with speaking(spoken):  # the file is made in another thread
            return as_csv(shown(one, some))

    def workbook() -> bytes:
        with speaking(spoken):
            return as_workbook(shown(one, some), one, some)

    return [
        (say("page.download_csv"), f"{name}.csv", table),
        (say("page.download_xlsx"), f"{name}.xlsx", workbook),
    ]


def over_time(one: Picture) -> pd.DataFrame:
    """Every figure, and a row that says so for every unit and period without one.

    A unit is asked of the periods of its time: a former commune of those that former
    communes told, one of today's of the others, and of all on today's communes.
    """
    known = pd.DataFrame(one.published).drop(columns=["submission_id"])
    known = known.astype({name: "str" for name in known if known[name].dtype == "category"})
    keys = ["unit_code", "unit_valid_from", "period"]
    said = set(known[keys].itertuples(index=False, name=None))
    silent = [key for key in _owed(one) if key not in said]
    nothing = pd.DataFrame(silent, columns=keys).assign(
        indicator_id=one.indicator.id,
        state=State.MISSING.value,
        conversion=Conversion.AS_REPORTED.value,
        is_demonstration=False,
    )
    rows = pd.concat([known, nothing], ignore_index=True) if silent else known
    rows = rows.fillna({str(name): "" for name in rows if is_text(rows[name])})
    names = [
        units.unit(UnitKey(row.unit_code, dt.date.fromisoformat(row.unit_valid_from))).label(
            language()
        )
        for row in each(rows)
    ]
    rows.insert([*rows.columns].index("unit_valid_from") + 1, "unit_name", names)
    rows = in_provinces(rows, one.selection)
    rows = with_basis(rows.assign(source=marked(rows)), one)
    return rows.sort_values(["unit_valid_from", "unit_code", "period"], ignore_index=True)


def _owed(one: Picture) -> list[tuple[str, str, str]]:
    """Code, list and period of every figure that there could be."""
    is_of_both = line.is_of_both(one.selection)
    return [
        (place.code, place.valid_from.isoformat(), str(period))
        for place in line.offered(one.selection).values()
        for period in one.selection.periods
        if not is_of_both or (str(period) in one.before) is (place.valid_from == FORMER)
    ]


def marked(rows: pd.DataFrame) -> "pd.Series[str]":
    """The citation of each row, else its cell; an invented figure's begins with its mark."""
    cells = rows["file_name"] + "!" + rows["sheet"] + "!" + rows["cell"]
    cells = cells.where(rows["file_name"] != "", "")
    marks = rows["is_demonstration"].map({True: INVENTED, False: ""})
    return marks + rows["source"].where(rows["source"] != "", cells)


def shown(one: Picture, some: Part | None = None) -> pd.DataFrame:
    """One row a unit, with codes instead of looks; missing stays empty.

    Args:
        one: The view.
        some: Places that stand out, which the column `is_in_part` marks.
    """
    rows = one.rows.assign(
        indicator_id=one.indicator.id,
        period=str(one.period),
        revision=one.selection.version.rsplit("#", 1)[-1],
        source=marked(one.rows),
        class_label=legend_rows.of_units(one),
    )
    found = in_provinces(with_basis(rows, one)[list(COLUMNS)], one.selection)
    return found if some is None else found.assign(is_in_part=found["unit_code"].isin(some.codes))


def in_provinces(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows with the province of each unit behind its name, where there are several."""
    if provinces := selection.provinces:
        names = [provinces.get(code, "") for code in rows["unit_code"]]
        rows.insert([*rows.columns].index("unit_name") + 1, "province_name", names)
    return rows


def with_basis(rows: pd.DataFrame, one: Picture) -> pd.DataFrame:
    """The rows with the list of units they are shown by, and what each of them rests on.

    A figure of some of its former communes only says so in its state, too.
    """
    is_part = (rows["conversion"] == Conversion.PARTIAL) & rows["value"].notna()
    reasons = [str(key).rpartition(".")[2] for key in rows["conversion_reason"]]
    return rows.assign(
        state=rows["state"].mask(is_part, Conversion.PARTIAL.value),
        unit_list=one.selection.units_view.value,
        conversion_note=[basis.line(row) for row in each(rows)],
        conversion_reason=reasons,
    )


def as_csv(rows: pd.DataFrame) -> bytes:
    """UTF-8 with a mark at its start, which Excel needs to read Vietnamese."""
    printed = rows.assign(
        **{
            name: [number_text(one) for one in rows[name].astype(float)]
            for name in EXACT
            if name in rows
        }
    )
    return printed.to_csv(index=False).encode("utf-8-sig")


def as_workbook(rows: pd.DataFrame, one: Picture, some: Part | None = None) -> bytes:
    """A workbook with the title, the mark of invented figures, the part's figures and the rows."""
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="xlsxwriter") as writer:
        rows.to_excel(writer, index=False, sheet_name="data", startrow=3)
        sheet = writer.sheets["data"]
        bold = writer.book.add_format({"bold": True})
        sheet.write(0, 0, f"{one.indicator.name()} · {one.period.label()}", bold)
        sheet.write(1, 0, say("page.demonstration_help") if one.is_demonstration else "")
        sheet.write(2, 0, " · ".join(part.told(one, some)) if some else "")
        sheet.freeze_panes(4, 4)
        sheet.set_column(0, rows.shape[1] - 1, 16)
    return file.getvalue()
