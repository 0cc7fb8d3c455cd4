"""Files that belong to one person: the type they are kept under says whose they are.

Streamlit keeps a file under a hash of its content, its type and its name, and serves it to
whoever knows the address. A parameter of the type (`text/csv; account=7`) goes with it all the
way to the answer, where the gate reads it and takes it off.
"""

import re
from collections.abc import Iterable
from typing import Final

from data.actor import Actor

PARAMETER: Final = re.compile(rb"\s*;\s*account=(\d+)")
ANY: Final = "application/octet-stream"
CONTENT_TYPE: Final = b"content-type"
NOBODY: Final = 0
"""No account has this number: what somebody without one made is for nobody else."""


def kind(owner: Actor, mime: str = ANY) -> str:
    """The type for `st.download_button` of a file that only this person may fetch.

    Args:
        owner: Whoever reads the page.
        mime: Type of the file.
    """
    account = owner.account_id if owner.account_id is not None else NOBODY
    return f"{mime}; account={account}"


def taken_off(
    headers: Iterable[tuple[bytes, bytes]],
) -> tuple[int | None, list[tuple[bytes, bytes]]]:
    """Number of the account that an answer's file belongs to, and its headers without that."""
    owner: int | None = None
    kept = []
    for name, value in headers:
        if name.lower() == CONTENT_TYPE and (found := PARAMETER.search(value)):
            owner, value = int(found[1]), PARAMETER.sub(b"", value)  # noqa: PLW2901 - the rest of it
        kept.append((name, value))
    return owner, kept
