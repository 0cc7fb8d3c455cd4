"""A file that cannot be taken at all. What is wrong inside a readable one is a `Problem`."""

from enum import StrEnum

from text.error import BansoError


class Refusal(StrEnum):
    """Why a whole file is refused; each is the key of one clear sentence."""

    EMPTY_FILE = "ingest.empty_file"
    TOO_LARGE = "ingest.too_large"
    NOT_A_WORKBOOK = "ingest.not_a_workbook"
    DAMAGED = "ingest.damaged"
    PASSWORD = "ingest.password"  # noqa: S105 -- the key of a message about passwords
    OTHER_OFFICE = "ingest.other_office"
    OTHER_SPREADSHEET = "ingest.other_spreadsheet"
    WORD = "ingest.word"
    MACROS = "ingest.macros"
    BOMB = "ingest.bomb"
    ENTITIES = "ingest.entities"
    FAR_CELL = "ingest.far_cell"
    UNCALCULATED = "ingest.uncalculated"
    MERGED_OVER = "ingest.merged_over"
    ONLY_PICTURES = "ingest.only_pictures"
    NOTHING = "ingest.nothing"
    ALL_HIDDEN = "ingest.all_hidden"
    UNKNOWN_LAYOUT = "ingest.unknown_layout"
    NO_PROVINCE = "ingest.no_province"
    OTHER_PROVINCE = "ingest.other_province"
    UNKNOWN_PROVINCE = "ingest.unknown_province"
    NO_PERIOD = "ingest.no_period"
    NO_FIGURES = "ingest.no_figures"
    NO_INDICATOR = "ingest.no_indicator"
    IN_THOUSANDS = "ingest.in_thousands"
    TURNED = "ingest.turned"
    WHICH_POINTS = "ingest.which_points"
    TEMPLATE_BROKEN = "ingest.template_broken"
    DEMONSTRATION_UNCLEAR = "ingest.demonstration_unclear"
    TEMPLATE_NO_FACTS = "ingest.template_no_facts"
    TEMPLATE_HIDDEN = "ingest.template_hidden"
    TEMPLATE_NEWER = "ingest.template_newer"
    SAID_TWICE = "ingest.said_twice"
    SAID_WRONGLY = "ingest.said_wrongly"
    NO_TEMPLATE_COLUMNS = "ingest.no_template_columns"


class IngestError(BansoError):
    """One clear sentence about the whole file: what was found and what to do.

    Args:
        key: See `Refusal`.
        values: Fill the sentence's places; `file` is the file's name.
    """

    def __init__(self, key: Refusal, /, **values: object) -> None:
        super().__init__(key.value, **values)
        self.refusal = key
