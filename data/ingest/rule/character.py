"""C: how the text was typed."""

from collections.abc import Iterator

from data.ingest.decoding import charsets
from data.ingest.draft import Draft
from data.ingest.rule import Finding, rule
from data.problem import Severity


@rule("C1", Severity.NOTE)
def legacy_text_is_read_as_what_it_says(draft: Draft) -> Iterator[Finding]:
    """Text typed for the fonts of TCVN3 (ABC) or VNI is read as Unicode; each sheet is told."""
    for (sheet, charset), cells in charsets(draft.decoded).items():
        first = cells[0]
        values = {
            "charset": charset,
            "count": len(cells),
            "before": first.before,
            "after": first.after,
        }
        yield Finding(sheet=sheet, cell=first.cell, values=values)
