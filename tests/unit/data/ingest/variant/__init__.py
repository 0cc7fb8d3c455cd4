"""Workbooks of the kinds that the field sends, drawn at random, with the figures put into them.

A seed draws another province, other communes, other headings, numbers of heading rows, totals,
notes, spellings and charsets; what comes out of the ingest is compared with what went in.
"""

from collections.abc import Callable
from typing import Final

from tests.unit.data.ingest.variant.draw import Variant
from tests.unit.data.ingest.variant.form import commune_form, plan_result, statistical_form
from tests.unit.data.ingest.variant.period import period_columns, sheets_by_period, stacked
from tests.unit.data.ingest.variant.place import dti_table, point_list, village_table
from tests.unit.data.ingest.variant.table import commune_table

KINDS: Final[tuple[Callable[[int], Variant], ...]] = (
    commune_table, period_columns, sheets_by_period, stacked, commune_form, plan_result,
    statistical_form, village_table, dti_table, point_list,
)  # fmt: skip
