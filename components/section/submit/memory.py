"""What is remembered of a province: names and tables, to be read, taken along and forgotten."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from components import frame, load, owned
from components.section.submit import decision
from components.section.submit.outcome import unit_name
from components.section.submit.place import scope_name
from data.actor import EVERYWHERE, Actor, Role
from data.command.remembered import as_json
from data.ingest.memory import Memory
from data.store import Desk
from text import say

MOST: Final = 60
FILE: Final = "ghi-nho.json"


def memory(actor: Actor) -> None:
    """Everything remembered of this person's provinces; nothing where there is nothing."""
    if not any(one.role in (Role.REPORTER, Role.APPROVER) for one in actor.grants) and (
        not actor.is_administrator
    ):
        return
    kept = _own(load.store().memory(), actor)
    n = len(kept.places) + len(kept.mappings)
    if not n:
        return
    with st.expander(say("submit.memory", n=n), icon=":material/bookmark:"):
        st.markdown(f":gray[:small[{say('submit.memory_about')}]]")
        _places(kept)
        _mappings(kept)
        st.download_button(
            say("submit.memory_take"),
            lambda: as_json(kept).encode(),
            mime=owned.kind(actor),
            file_name=FILE,
            key="memory_take",
            icon=":material/download:",
            on_click="ignore",
        )


def _places(kept: Memory) -> None:
    for at, ((scope, since, _), one) in enumerate(sorted(kept.places.items())[:MOST]):
        words = say(
            "submit.memory_place",
            text=one.text,
            unit=unit_name(one.unit.code, since.isoformat()),
            scope=scope_name(scope),
            who=one.by,
            day=one.on,
        )
        forget = partial(Desk.forget_place, scope=scope, text=one.text, valid_from=since)
        _line(words, f"place_{at}", forget)


def _mappings(kept: Memory) -> None:
    for at, ((scope, signature), one) in enumerate(sorted(kept.mappings.items())[:MOST]):
        words = say(
            "submit.memory_mapping",
            name=one.name,
            n=len(one.columns),
            scope=scope_name(scope),
            who=one.by,
            day=one.on,
        )
        _line(
            words, f"mapping_{at}", partial(Desk.forget_mapping, scope=scope, signature=signature)
        )


def _line(words: str, key: str, forget: Callable[[Desk], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[{frame.escape(words)}]", width="stretch")
        st.button(
            "",
            key=f"forget_{key}",
            type="tertiary",
            icon=":material/delete:",
            help=say("submit.memory_forget"),
            on_click=decision.act,
            args=(forget,),
        )


def _own(kept: Memory, actor: Actor) -> Memory:
    scopes = {one.scope for one in actor.grants}
    if actor.is_administrator or EVERYWHERE in scopes:
        return kept
    return Memory(
        places={at: one for at, one in kept.places.items() if at[0] in scopes},
        mappings={at: one for at, one in kept.mappings.items() if at[0] in scopes},
    )
