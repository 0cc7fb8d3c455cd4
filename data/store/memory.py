"""What people said of workbooks, kept for the next ones: names of places, columns of shapes.

It serves everybody of a province, so whoever reports for some units only says what means one
of those, and nothing of shapes. What stands is said anew, or taken out, by whoever said it and
by approvers. Every change is an event.
"""

import datetime as dt
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, delete, insert, select

from data.actor import Actor, NotAllowedError
from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Shape, shapes
from data.ingest.memory import Memory, RememberedMapping, RememberedPlace, name_key
from data.store import keeper, permission
from data.store.event import record
from data.store.schema import remembered_mapping, remembered_place
from geo.lineage import former_communes
from geo.name import clean
from geo.units import FORMER, NATION, TODAY, Unit, UnitKey, children, communes, unit
from text.error import BansoError


class Word(StrEnum):
    """What somebody does to the memory, as events tell it."""

    PLACE_KEPT = "remember_place"
    PLACE_GONE = "forget_place"
    MAPPING_KEPT = "remember_mapping"
    MAPPING_GONE = "forget_mapping"


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
    keeper.as_somebody(actor, scope)
    found, typed = unit(key), clean(text)
    _refuse_wrong(found, typed, among=_units(scope, key.valid_from), scope=scope)
    if not (keeper.has_all(actor, scope) or permission.may_report(actor, key)):
        told = "ingest.memory_not_your_unit"
        raise NotAllowedError(told, text=text, unit=found.full_name)
    row = {
        "scope": scope,
        "valid_from": key.valid_from.isoformat(),
        "text_key": name_key(typed),
        "text": typed,
        "unit_code": key.code,
        "unit_valid_from": key.valid_from.isoformat(),
    }
    before = connection.execute(select(remembered_place).where(_same(row))).first()
    if before is not None:
        if before.unit_code == key.code:  # it is known, and whoever said so first keeps it
            return
        keeper.as_changer(actor, scope, before, what=typed)
    connection.execute(delete(remembered_place).where(_same(row)))
    connection.execute(insert(remembered_place), row | _signed(actor, said))
    record(connection, actor, act=Word.PLACE_KEPT, subject=typed, note=found.full_name)


def keep_mapping(
    connection: Connection, actor: Actor, *, scope: str, shape: Shape, said: Said | None = None
) -> None:
    """Remember what a shape's columns hold; see `Desk.remember_mapping`."""
    if not keeper.has_all(actor, scope):
        told = "ingest.memory_only_province"
        raise NotAllowedError(told, scope=scope)
    held = remembered_mapping.c
    same = and_(held.signature == shape.signature, held.scope == scope)
    columns = as_text(shape.columns, below=shape.below)
    before = connection.execute(select(remembered_mapping).where(same)).first()
    if before is not None:
        if before.columns == columns:
            return
        keeper.as_changer(actor, scope, before, what=shape.name)
    connection.execute(delete(remembered_mapping).where(same))
    row = {
        "signature": shape.signature,
        "scope": scope,
        "name": shape.name,
        "columns": columns,
    }
    connection.execute(insert(remembered_mapping), row | _signed(actor, said))
    record(connection, actor, act=Word.MAPPING_KEPT, subject=shape.name, note=shape.signature)


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
    keeper.as_somebody(actor, scope)
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
    keeper.as_forgetter(actor, scope, found, what=text)
    connection.execute(delete(remembered_place).where(_same(key)))
    record(connection, actor, act=Word.PLACE_GONE, subject=text, note=scope)


def drop_mapping(connection: Connection, actor: Actor, *, scope: str, signature: str) -> None:
    """Forget what a shape's columns hold; see `Desk.forget_mapping`."""
    held = remembered_mapping.c
    same = and_(held.signature == signature, held.scope == scope)
    found = connection.execute(select(remembered_mapping).where(same)).first()
    keeper.as_forgetter(actor, scope, found, what=signature)
    connection.execute(delete(remembered_mapping).where(same))
    record(
        connection,
        actor,
        act=Word.MAPPING_GONE,
        subject=found.name if found else "",
        note=signature,
    )


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


def _refuse_wrong(found: Unit, typed: str, *, among: tuple[Unit, ...], scope: str) -> None:
    """Refuse a unit of elsewhere, a text without letters, and the very name of another unit.

    Raises:
        NotRememberedError: It is one of these.
    """
    if found not in among:
        told = "ingest.memory_elsewhere"
        raise NotRememberedError(told, text=typed, unit=found.full_name, scope=scope)
    if not name_key(typed):
        told = "ingest.memory_no_name"
        raise NotRememberedError(told, text=typed)
    for one in among:
        if one != found and name_key(typed) in {name_key(one.name), name_key(one.full_name)}:
            told = "ingest.memory_other_name"
            raise NotRememberedError(told, text=typed, unit=found.full_name, other=one.full_name)
