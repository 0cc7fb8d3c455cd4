"""A workbook becomes checked observations: guard, read, recognise, match, parse, check.

Each step is a module; a layout is a module in `layout/`, a rule a function in `rule/`, and
adding one touches no other.
"""

from data.ingest.checking import Checked, check
from data.ingest.error import IngestError, Refusal

__all__ = ["Checked", "IngestError", "Refusal", "check"]
