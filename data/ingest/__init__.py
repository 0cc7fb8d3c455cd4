"""A workbook becomes checked observations: guard, read, recognise, match, parse, check.

Each step is a module; a layout is a module in `layout/`, a rule a function in `rule/`, and
adding one touches no other.
"""

from data.ingest.checked import Checked
from data.ingest.checking import check
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Decoded

__all__ = ["Checked", "Decoded", "IngestError", "Refusal", "check"]
