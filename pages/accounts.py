"""Accounts: who may come in, what for, and who did what. Drawn for administrators only."""

import streamlit as st

from components import frame
from components.section import audit, parts, people
from text import say

with frame.first_row():
    frame.settings(beside_place=True)
    part = parts.account_parts(["people", "invitations", "log"])
    st.space("stretch")
    frame.settings()

frame.heading(say(f"account.part_{part}"), say(f"account.part_{part}_note"))

if part == "people":
    people.people()
elif part == "invitations":
    people.invitations()
else:
    audit.log()
