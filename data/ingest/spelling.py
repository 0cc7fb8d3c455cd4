"""Names that were read as a unit's though the list writes them otherwise."""

from data.ingest.draft import Draft, Respelled
from data.ingest.sheet import Sheet
from geo.label import readings
from geo.name import tone_normal, words
from geo.units import Unit


def note(draft: Draft, sheet: Sheet, row: int, column: int | None, *, unit: Unit) -> None:
    """Keep for the sender's eyes a name with other letters or marks than the unit's.

    The two ways to place a tone, capitals and a missing kind are the same spelling.
    """
    text = sheet.text(row, column) if column else ""
    if any(letter.isalpha() for letter in text) and not _is_spelled(text, unit):
        draft.respelled.append(Respelled(sheet.name, sheet.name_of(row, column or 1), text, unit))


def note_title(draft: Draft, sheet: Sheet, text: str, *, unit: Unit) -> None:
    """The same of a name in a title, in the cell that has it, or in a tab's or file's name."""
    if any(letter.isalpha() for letter in text) and not _is_spelled(text, unit):
        cell = next((sheet.name_of(r, c) for r, c, said in sheet.texts() if text in said), "")
        draft.respelled.append(Respelled(sheet.name, cell, text, unit))


def _is_spelled(text: str, unit: Unit) -> bool:
    spellings = {unit.name, unit.full_name.removeprefix(f"{unit.kind_vi} ")}
    official = {words(tone_normal(one)) for one in spellings}
    return any(words(tone_normal(label.name)) in official for label in readings(text))
