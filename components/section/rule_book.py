"""The rule book: what every workbook is checked for, as the rules themselves say it."""

from typing import Final

import pandas as pd
import streamlit as st

from components import frame
from data import finding
from data.ingest.rule import rules
from data.problem import Severity
from text import say

ICONS: Final = {
    Severity.ERROR: ":red-badge[:material/error: {}]",
    Severity.WARNING: ":yellow-badge[:material/warning: {}]",
    Severity.NOTE: ":gray-badge[:material/info: {}]",
}


def rule_book() -> None:
    """Every rule with its id, how hard it is, and what it wants."""
    table = pd.DataFrame(
        [
            {
                say("page.column_rule"): f"**{one.id}**",
                say("page.column_severity"): ICONS[one.severity].format(
                    finding.word(one.severity).capitalize()
                ),
                say("page.column_told"): frame.escape(one.told),
            }
            for one in rules()
        ]
    )
    st.table(table, border="horizontal", hide_index=True, alt=say("page.part_rules"))
