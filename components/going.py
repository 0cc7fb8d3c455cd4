"""On to an address that is no Streamlit page; Streamlit itself only opens those in a new tab."""

from typing import Final

import streamlit as st

from text import language

SCRIPT: Final = """
export default function ({ data }) {
  const here = window.location.pathname + window.location.search
  const asked = new URLSearchParams({ next: here, lang: data.lang })
  window.location.assign(`${data.to}?${asked}`)
}
"""


def go(path: str) -> None:
    """Leave for a path of our own, which is told the view to come back to.

    Args:
        path: Such as `/sign-in`.
    """
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    stem = f"/{base}" if base else ""
    going = st.components.v2.component("going", js=SCRIPT)
    going(data={"to": f"{stem}{path}", "lang": language().value}, key="going")
