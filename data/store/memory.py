"""What people said of workbooks, kept for the next ones: names of places, columns of shapes.

Reporters of a province add to its memory; its approvers, and whoever said a thing, take it
out. Every change is an event.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, and_, delete, insert, select

from data.actor import Actor, NotAllowedError, Role
from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Shape, shapes
from data.ingest.memory import Memory, RememberedMapping, RememberedPlace, name_key
from data.store.error import StoreChangedError
from data.store.event import record
from data.store.schema import remembered_mapping, remembered_place
from geo.lineage import former_communes
from geo.name import clean
from geo.units import FORMER, NATION, TODAY, Unit, UnitKey, children, communes, unit
from text.error import BansoError

PLACE_KEPT: Final = "remember_place"
PLACE_GONE: Final = "forget_place"
MAPPING_KEPT: Final = "remember_mapping"
MAPPING_GONE: Final = "forget_mapping"


class Said(NamedTuple):
    """Who said something and when, where it is taken over from another store."""

    by: str
    on: dt.date


class NotRememberedError(BansoError):
    """Something that can't be kept or is not there; nothing was changed."""


def memory(connection: Connection, scope: str | None = None) -> Memory:
    """What is remembered of a province, or of all of them."""
    places = select(remembered_place)
    mappings = select(remembered_mapping)
    if scope is not None:
        places = places.where(remembered_place.c.scope == scope)
        mappings = mappings.where(remembered_mapping.c.scope == scope)
    return Memory(
        places={
            (row.scope, dt.date.fromisoformat(row.valid_from), row.text_key): _place(row)
            for row in connection.execute(places)
        },
        mappings={
            (row.scope, row.signature): _mapping(row) for row in connection.execute(mappings)
        },
    )


def keep_place(
    connection: Connection,
    actor: Actor,
    *,
    scope: str,
    text: str,
    key: UnitKey,
    said: Said | None = None,
) -> None:
    """Remember which unit a name means in a province's tables; see `Desk.remember_place`."""
    _permit(actor, scope)
    found = unit(key)
    if found not in _units(scope, key.valid_from):
        told = "ingest.memory_elsewhere"
        raise NotRememberedError(told, text=text, unit=found.full_name, scope=scope)
    typed = clean(text)
    if not name_key(typed):
        told = "ingest.memory_no_name"
        raise NotRememberedError(told, text=text)
    row = {
        "scope": scope,
        "valid_from": key.valid_from.isoformat(),
        "text_key": name_key(typed),
        "text": typed,
        "unit_code": key.code,
        "unit_valid_from": key.valid_from.isoformat(),
    }
    connection.execute(delete(remembered_place).where(_same(row)))
    connection.execute(insert(remembered_place), row | _signed(actor, said))
    record(connection, actor, act=PLACE_KEPT, subject=typed, note=found.full_name)


def keep_mapping(
    connection: Connection, actor: Actor, *, scope: str, shape: Shape, said: Said | None = None
) -> None:
    """Remember what a shape's columns hold; see `Desk.remember_mapping`."""
    _permit(actor, scope)
    held = remembered_mapping.c
    connection.execute(
        delete(remembered_mapping).where(held.signature == shape.signature, held.scope == scope)
    )
    row = {
        "signature": shape.signature,
        "scope": scope,
        "name": shape.name,
        "columns": as_text(shape.columns, below=shape.below),
    }
    connection.execute(insert(remembered_mapping), row | _signed(actor, said))
    record(connection, actor, act=MAPPING_KEPT, subject=shape.name, note=shape.signature)


def keep(
    connection: Connection,
    actor: Actor,
    *,
    scope: str,
    content: bytes,
    file_name: str,
    answers: Answers,
) -> None:
    """Remember all of a workbook's answers that can serve another; see `Desk.remember`."""
    _permit(actor, scope)
    for text, key in answers.places.items():
        if "!" in text:  # said of one cell, where namesakes stand in one table
            continue
        keep_place(connection, actor, scope=scope, text=text, key=key)
    if answers.columns:
        for shape in shapes(content, file_name=file_name, answers=answers):
            keep_mapping(connection, actor, scope=scope, shape=shape)


def take_in(connection: Connection, actor: Actor, memory_: Memory) -> None:
    """Keep what another store remembers, as its people said it; see `Desk.take_in_memory`."""
    for (scope, _, _), place in memory_.places.items():
        said = Said(place.by, place.on)
        keep_place(connection, actor, scope=scope, text=place.text, key=place.unit, said=said)
    for (scope, signature), one in memory_.mappings.items():
        shape = Shape(signature=signature, name=one.name, columns=one.columns, below=one.below)
        keep_mapping(connection, actor, scope=scope, shape=shape, said=Said(one.by, one.on))


def drop_place(
    connection: Connection, actor: Actor, *, scope: str, text: str, valid_from: dt.date
) -> None:
    """Forget what a name means; see `Desk.forget_place`."""
    key = {"scope": scope, "valid_from": valid_from.isoformat(), "text_key": name_key(text)}
    found = connection.execute(select(remembered_place).where(_same(key))).first()
    _permit_forgetting(actor, scope, found, what=text)
    connection.execute(delete(remembered_place).where(_same(key)))
    record(connection, actor, act=PLACE_GONE, subject=text, note=scope)


def drop_mapping(connection: Connection, actor: Actor, *, scope: str, signature: str) -> None:
    """Forget what a shape's columns hold; see `Desk.forget_mapping`."""
    held = remembered_mapping.c
    same = and_(held.signature == signature, held.scope == scope)
    found = connection.execute(select(remembered_mapping).where(same)).first()
    _permit_forgetting(actor, scope, found, what=signature)
    connection.execute(delete(remembered_mapping).where(same))
    record(connection, actor, act=MAPPING_GONE, subject=found.name if found else "", note=signature)


def as_text(columns: Mapping[str, Meaning], *, below: int) -> str:
    """A mapping's columns as the store keeps them."""
    plain = {"below": below, "columns": {at: list(one) for at, one in columns.items()}}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _place(row: "Row[Any, Any]") -> RememberedPlace:
    since = dt.date.fromisoformat(row.unit_valid_from)
    return RememberedPlace(
        text=row.text, unit=UnitKey(row.unit_code, since), by=row.made_by, on=_day(row.at)
    )


def _mapping(row: "Row[Any, Any]") -> RememberedMapping:
    plain = json.loads(row.columns)
    return RememberedMapping(
        name=row.name,
        columns={at: Meaning(*parts) for at, parts in plain["columns"].items()},
        below=plain["below"],
        by=row.made_by,
        on=_day(row.at),
    )


def _day(at: str) -> dt.date:
    return dt.datetime.fromisoformat(at).date()


def _signed(actor: Actor, said: Said | None) -> dict[str, object]:
    if said is not None:
        at = dt.datetime(said.on.year, said.on.month, said.on.day, tzinfo=dt.UTC)
        return {"made_by": said.by, "account_id": None, "at": at.isoformat(timespec="seconds")}
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {"made_by": actor.name, "account_id": actor.account_id, "at": now}


def _same(row: Mapping[str, object]) -> Any:  # noqa: ANN401 - SQLAlchemy's own clause
    names = ("scope", "valid_from", "text_key")
    return and_(*(remembered_place.c[name] == row[name] for name in names))


def _units(scope: str, list_of: dt.date) -> tuple[Unit, ...]:
    """The units that a province's tables of a time may name."""
    if scope == NATION.code:
        return children(NATION, edition=list_of)
    if list_of == TODAY:
        return communes(scope)
    return former_communes(scope) if list_of == FORMER else ()


def _permit(actor: Actor, scope: str) -> None:
    if not (actor.may(Role.REPORTER, scope) or actor.may(Role.APPROVER, scope)):
        told = "ingest.memory_only_reporters"
        raise NotAllowedError(told, scope=scope)


def _permit_forgetting(
    actor: Actor, scope: str, found: "Row[Any, Any] | None", *, what: str
) -> None:
    """Whoever approves for the province, and whoever said it, may take it out.

    Raises:
        NotAllowedError: Somebody else asks, also for what is not there.
        StoreChangedError: It is not there.
    """
    is_own = found is not None and actor.account_id is not None
    is_own = is_own and found is not None and found.account_id == actor.account_id
    if not (is_own or actor.may(Role.APPROVER, scope)):
        told = "ingest.memory_only_approvers"
        raise NotAllowedError(told, scope=scope)
    if found is None:
        told = "ingest.memory_not_there"
        raise StoreChangedError(told, what=what, scope=scope)
