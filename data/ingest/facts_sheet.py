"""The two sheets beside the figures: how to fill them in, and what they are."""

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from data.ingest import form
from data.ingest.form import Fact
from data.ingest.look import Look, at
from text import Language, say, speaking


def instruct(sheet: Worksheet, *, look: Look) -> None:
    """Write how to fill in the form, in every language the product speaks."""
    row = 0
    for spoken in Language:
        with speaking(spoken):
            sheet.write_string(row, 0, say("ingest.template_help_title"), look.title)
            for line in say("ingest.template_help").splitlines():
                row += 1
                sheet.write_string(row, 0, line, look.prose)
        row += 2
    sheet.set_column(0, 0, 100)
    sheet.protect()


def inform(sheet: Worksheet, facts: Mapping[Fact, str], *, look: Look) -> None:
    """Write what the workbook is: one fact a row, those of the sender open to typing."""
    for row, (fact, value) in enumerate(facts.items(), start=1):
        name = "version" if fact is Fact.VERSION else fact.value
        style = look.entry_text if fact in form.TYPED_BY_SENDER else look.fixed
        sheet.write_string(*at(row, form.KEY_COLUMN), fact.value, look.machine)
        sheet.write_string(*at(row, form.LABEL_COLUMN), say(f"ingest.fact_{name}"), look.fixed)
        sheet.write_string(*at(row, form.VALUE_COLUMN), value, style)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, 2, 80)
    sheet.protect("", {"format_columns": True})
