"""The page address as state: ids in the address, so links outlive retitling and translation.

Streamlit's own `bind="query-params"` writes the label that a reader sees; this writes the
value. `settle` says what holds in this run and writes it into the address, before the widget
of that key is drawn; `choose` is what a button or a click on the map calls. What a page keeps
between runs lives here and nowhere else.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from components.written_address import kept

NOTHING: Final = ""
_PAGE: Final = "page_shown"
_TURNED: Final = "page_turned"
_UNREAD: Final = "address_unread"
_GATHERED: Final = "address_gathered"


@contextmanager
def at_once() -> Iterator[None]:
    """Whatever is settled inside is written as one address.

    Each writing is an entry in the browser's history, and one choice may change several
    parameters: Back would have to be pressed once for each of them. What is settled here must
    be so before anything is drawn, or an address that is behind would undo the choice.
    """
    if kept() or _GATHERED in st.session_state:
        yield  # nobody writes, or the outer one does
        return
    before = st.query_params.to_dict()
    st.session_state[_GATHERED] = dict(before)
    try:
        yield
    finally:
        after = st.session_state.pop(_GATHERED)
        if after != before:
            st.query_params.from_dict(after)


def settle(
    key: str,
    options: Collection[str],
    *,
    default: str = NOTHING,
    is_sticky: bool = False,
    is_quiet: bool = False,
) -> str:
    """The value that holds now, written into the address.

    What the reader just did on the page wins; then an address that changed under us, because
    someone opened a link or pressed Back; then what held before. After a turn of the page the
    address is empty, which must not reset the choice. An unknown value reads as the default,
    so an old link opens instead of failing; `unread` says which. Case does not matter.

    Args:
        key: Name of the parameter and of the widget that shows it.
        options: What may be chosen, as ids.
        default: What holds where nobody has said; nothing, unless given.
        is_sticky: An address without the parameter leaves the choice as it was.
        is_quiet: The default is not written, so that the address says what was chosen only.
    """
    if there := kept():
        return there.settle(key, options, default=default)
    held = st.session_state.get(_held(key))
    shown = st.session_state.get(key, held) or NOTHING
    asked = _asked(key)
    may_be_empty = not (is_sticky or st.session_state.get(_TURNED))
    if held is not None and shown != held:
        value = shown
    elif asked != (held or NOTHING) and (asked or may_be_empty):
        value = _as_offered(asked, options) or default
        if asked and asked.casefold() != value.casefold():
            st.session_state.setdefault(_UNREAD, []).append(f"{key}={asked}")
    else:
        value = default if held is None else held
    if value not in options:
        value = default
    _publish(key, value, written=NOTHING if is_quiet and value == default else value)
    return value


def settle_many(key: str, options: Collection[str], *, default: Collection[str] = ()) -> list[str]:
    """As `settle`, for a choice of several: the address joins their ids with commas."""
    if there := kept():
        return there.settle_many(key, options, default=default)
    held = st.session_state.get(_held(key))
    shown = ",".join(st.session_state[key]) if key in st.session_state else held
    asked = _asked(key)
    if held is not None and shown != held:
        text = shown or NOTHING
    elif asked:
        text = asked
    else:
        text = ",".join(default) if held is None else held
    found = {one: _as_offered(one, options) for one in text.split(",") if one}
    chosen = list(dict.fromkeys(one for one in found.values() if one))
    if text == asked != held:
        missed = (f"{key}={one}" for one, known in found.items() if not known)
        st.session_state.setdefault(_UNREAD, []).extend(missed)
    st.session_state[_held(key)] = ",".join(chosen)
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    _write(key, ",".join(chosen))
    return chosen


def choose(key: str, value: str) -> None:
    """Set a value from a callback, before the next run settles it."""
    if there := kept():
        there.mean(key, value)
        return
    st.session_state[key] = value or None


def remembered(key: str, default: str) -> str:
    """What holds for this visit only and stands in no address."""
    if not st.session_state.get(key):
        st.session_state[key] = default
    return str(st.session_state[key])


def mean(key: str, value: str, *, said: str = "") -> None:
    """Put what a part of the address means in its place, before it is settled.

    Args:
        key: Name of the parameter.
        value: What it means, as an option.
        said: `place=58`, where the reader is told that it was read as another; see `unread`.
    """
    if there := kept():
        there.mean(key, value)
        return
    if said:
        st.session_state.setdefault(_UNREAD, []).append(said)
    _write(key, value)


def forget(*keys: str) -> None:
    """Take parameters out of the address that mean nothing on this view."""
    if kept():
        return
    for key in keys:
        _publish(key, NOTHING, written=NOTHING)


def let_go(key: str, *, since: str) -> None:
    """Forget a choice that meant something else: a code names another place in another list.

    An address that was just opened says what it means, and is left alone.

    Args:
        key: Of the choice, settled afterwards.
        since: What its value is understood by; another than at the last run forgets it.
    """
    if kept():
        return
    mark, before = f"{key}_since", held(key)
    has_changed = st.session_state.get(mark, since) != since
    st.session_state[mark] = since
    is_new = _asked(key) != before or st.session_state.get(key) != before
    if has_changed and before and not is_new:
        st.session_state[key] = None


def unread() -> list[str]:
    """Parts of the address that nothing was known of, `place=99`; said once, then forgotten."""
    return list(st.session_state.pop(_UNREAD, []))


def show(key: str) -> None:
    """Send the value to its widget again, before it is drawn where it is not always seen.

    A widget in a closed popover takes no notice of what an earlier run sent, and would open
    with nothing marked.
    """
    if key in st.session_state:
        st.session_state[key] = st.session_state[key]


def turn(page: str) -> None:
    """Say which page this run draws; the shell calls it before the page."""
    st.session_state[_TURNED] = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page


def page() -> str:
    """Which page this run draws."""
    return str(st.session_state.get(_PAGE, NOTHING))


def has_turned() -> bool:
    """Another page than this was drawn in the run before."""
    return not kept() and bool(st.session_state.get(_TURNED))


def held(key: str) -> str:
    """What held when this was last settled; nothing before the first time."""
    if there := kept():
        return there.held(key)
    return str(st.session_state.get(_held(key)) or NOTHING)


def hold(key: str, value: str) -> None:
    """Remember for this visit what stands in no address and in no widget."""
    if not kept():
        st.session_state[_held(key)] = value


def said(key: str) -> str:
    """What the address says of a part, whether or not it can be."""
    if there := kept():
        return there.said(key)
    return _asked(key)


def _as_offered(asked: str, options: Collection[str]) -> str:
    """The option that the address means, or nothing."""
    if asked in options:
        return asked
    return next((one for one in options if one.casefold() == asked.casefold()), NOTHING)


def _publish(key: str, value: str, *, written: str) -> None:
    st.session_state[_held(key)] = value
    if st.session_state.get(key) != (value or None):
        st.session_state[key] = value or None
    _write(key, written)


def _asked(key: str) -> str:
    """What the address says, as it will be when all is gathered."""
    now = st.session_state.get(_GATHERED, st.query_params)
    return str(now.get(key, NOTHING))


def _write(key: str, text: str) -> None:
    now = st.session_state.get(_GATHERED, st.query_params)
    if not text:
        now.pop(key, None)
    elif now.get(key) != text:
        now[key] = text


def _held(key: str) -> str:
    return f"{key}_held"
