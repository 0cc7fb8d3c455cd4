"""A link with its QR code, ready to be copied, scanned or put on a slide."""

import streamlit as st

from components.story import link
from text import say

QR_WIDTH = 148


def linked(address: str, *, key: str) -> None:
    """The link, its code for a phone, and that code as a picture.

    Args:
        address: The whole link.
        key: Tells this from other links on the page.
    """
    st.code(address, language=None, wrap_lines=True)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.image(link.qr_svg(address), width=QR_WIDTH, alt=say("story.qr_alt"))
        with st.container(gap="xsmall"):
            st.markdown(f":gray[:small[{say('story.qr_note')}]]")
            st.download_button(
                say("story.qr_png"),
                lambda: link.qr_png(address),
                file_name="ma-qr.png",
                mime="image/png",
                key=f"qr_{key}",
                icon=":material/qr_code_2:",
                on_click="ignore",
            )
