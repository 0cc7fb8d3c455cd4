"""catalogue"""

import streamlit as st

from components import frame

with st.container(horizontal=True, vertical_alignment="center"):
    st.button("Việt Nam", type="tertiary")
    st.markdown(":gray[:material/chevron_right:]")
    frame.demonstration()
    st.space("stretch")
    frame.settings()
frame.heading(
    "Hộ gia đình được phủ mạng cáp quang",
    "Tỷ lệ % số hộ, theo xã, phường · Quý III/2025 ≥ ≈ 0123456789",
)
st.metric("x", "71,4 %")
st.table({"a": ["111,1", "999,9"]})
frame.source_line("Nguồn: báo cáo của 41 xã", "Bản số liệu r128")
