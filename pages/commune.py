"""Commune: all figures of one commune on one page, against targets and other communes."""

import streamlit as st

from components import commune, frame
from components.section import downloads, find, passages
from components.section.first_row import first_row
from components.section.profile import attention, head, listing, origin, paper

seen = commune.view()
is_compact = frame.is_compact()
one = commune.one_profile(seen)

with first_row(seen.selection, is_demonstration=bool(one and one.is_demonstration)):
    find.unit_popover(seen.selection)
    downloads.menu(paper.offer(seen, one), is_compact=is_compact)

if one is None:
    head.nobody(seen)
    st.stop()

about, asked = st.columns([6, 6], vertical_alignment="bottom")
with about:
    head.heading(one)
with asked, st.container(horizontal=True, vertical_alignment="bottom"):
    head.selects(seen)

attention.attention(one, is_compact=is_compact)
listing.listing(one, commune.key_drawn(seen), is_compact=is_compact)
passages.of_commune(commune.passages(seen, one.unit))
origin.formers(one)
frame.source_line(paper.source(seen))
