"""The tables and forms of one workbook, as one draft."""

from collections.abc import Callable, Sequence

from data.ingest.draft import Draft, Remark
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Sheet, Workbook


def joined(workbook: Workbook, sheets: Sequence[Sheet], read: Callable[[Sheet], Draft]) -> Draft:
    """What several sheets of one kind say together; a visible sheet of another kind is named.

    Raises:
        IngestError: A sheet can't be read, or they are of several provinces.
    """
    whole, *others = [read(sheet) for sheet in sheets]
    for other in others:
        if (other.scope, other.edition) != (whole.scope, whole.edition):
            raise IngestError(Refusal.NO_PROVINCE, file=workbook.file_name)
        join(whole, other)
    known = {sheet.name for sheet in sheets}
    whole.remarks += [
        Remark("L8", one.name, "") for one in workbook.sheets if one.name not in known
    ]
    return whole


def join(whole: Draft, other: Draft) -> None:
    """Add what another table of the workbook says."""
    whole.figures += other.figures
    whole.passages += other.passages
    whole.strangers += other.strangers
    whole.disagreements += other.disagreements
    whole.damages += other.damages
    whole.heard.taken += other.heard.taken
    whole.heard.misplaced += other.heard.misplaced
    whole.respelled += other.respelled
    whole.repaired += other.repaired
    whole.unknown_columns += other.unknown_columns
    whole.unread_rows += other.unread_rows
    whole.totals += other.totals
    whole.remarks += other.remarks
    whole.other_period = whole.other_period or other.other_period
    if other.period != whole.period:
        whole.period, whole.other_period = None, None
    whole.expected = tuple(dict.fromkeys([*whole.expected, *other.expected]))
