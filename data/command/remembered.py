"""What is remembered, on the command line: listed, written to a file, read back, forgotten.

The file is JSON that a person can read: one entry a name or a shape of table, in order, so
that two files can be compared line by line.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from data.actor import operator_here
from data.ingest.answer import Meaning
from data.ingest.meaning import KNOWN, LETTERS
from data.ingest.memory import Memory, RememberedMapping, RememberedPlace, name_key
from data.store import Store, open_store
from data.store.desk import Desk
from geo.units import UnitKey, UnknownUnitError, unit
from text import fault, say
from text.error import BansoError

DONE: Final = 0
VERSION: Final = 1
ID_DIGITS: Final = 8
INDENT: Final = 1


class MemoryFileError(BansoError):
    """A file holds nothing that `export` writes; nothing was changed."""


def run(chosen: argparse.Namespace) -> int:
    """Carry out one of `ACTS` and say what was done."""
    with open_store() as store:
        told = ACTS[chosen.act](store, store.desk(operator_here()), chosen.what)
    sys.stdout.write(f"{told}\n")
    return DONE


def as_json(memory: Memory) -> str:
    """A memory as a file keeps it; equal memories give equal text."""
    places = [
        {
            "scope": scope,
            "text": one.text,
            "unit_code": one.unit.code,
            "unit_valid_from": one.unit.valid_from.isoformat(),
            "by": one.by,
            "on": one.on.isoformat(),
        }
        for (scope, _, _), one in sorted(memory.places.items())
    ]
    mappings = [
        {
            "scope": scope,
            "signature": signature,
            "name": one.name,
            "below": one.below,
            "columns": {at: list(meaning) for at, meaning in sorted(one.columns.items())},
            "by": one.by,
            "on": one.on.isoformat(),
        }
        for (scope, signature), one in sorted(memory.mappings.items())
    ]
    plain = {"version": VERSION, "places": places, "mappings": mappings}
    return json.dumps(plain, ensure_ascii=False, indent=INDENT) + "\n"


def of_json(text: str) -> Memory:
    """The memory that `as_json` wrote.

    Raises:
        ValueError: The text is not what `as_json` writes.
    """
    plain = json.loads(text)
    try:
        if plain["version"] != VERSION:
            msg = f"version {plain['version']}"
            raise ValueError(msg)
        places = [(str(one["scope"]), _place(one)) for one in plain["places"]]
        mappings = {
            (str(one["scope"]), str(one["signature"])): _mapping(one) for one in plain["mappings"]
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error
    return Memory(
        places={(scope, one.unit.valid_from, name_key(one.text)): one for scope, one in places},
        mappings=mappings,
    )


def _place(one: dict[str, Any]) -> RememberedPlace:
    return RememberedPlace(
        text=str(one["text"]),
        unit=UnitKey(str(one["unit_code"]), dt.date.fromisoformat(one["unit_valid_from"])),
        by=str(one["by"]),
        on=dt.date.fromisoformat(one["on"]),
    )


def _mapping(one: dict[str, Any]) -> RememberedMapping:
    columns = {at: Meaning(*map(str, parts)) for at, parts in one["columns"].items()}
    wrong = [at for at, said in columns.items() if said.role not in KNOWN or said.period]
    wrong += [at for at in columns if not LETTERS.fullmatch(at)]
    if wrong:
        raise ValueError(", ".join(wrong))
    return RememberedMapping(
        name=str(one["name"]),
        columns=columns,
        below=int(one["below"]),
        by=str(one["by"]),
        on=dt.date.fromisoformat(one["on"]),
    )


def _list(store: Store, _: Desk, __: str) -> str:
    return "\n".join(_lines(store.memory())) or say("cli.remembered_nothing")


def _lines(memory: Memory) -> Iterator[str]:
    for (scope, since, key), place in sorted(memory.places.items()):
        values = {"id": _id(scope, since, key), "scope": scope, "by": place.by, "on": place.on}
        yield say("cli.remembered_place", text=place.text, unit=_name(place.unit), **values)
    for (scope, signature), one in sorted(memory.mappings.items()):
        values = {"id": _id(scope, signature), "scope": scope, "by": one.by, "on": one.on}
        yield say("cli.remembered_mapping", name=one.name, columns=len(one.columns), **values)


def _export(store: Store, _: Desk, file: str) -> str:
    memory = store.memory()
    try:
        Path(file).write_text(as_json(memory), encoding="utf-8", newline="\n")
    except OSError as error:
        key = "cli.not_written"
        raise BansoError(key, file=file, why=fault.told(error)) from error
    return say("cli.remembered_written", file=file, **_counts(memory))


def _import(_: Store, desk: Desk, file: str) -> str:
    try:
        memory = of_json(Path(file).read_text(encoding="utf-8"))
    except ValueError as error:
        key = "cli.remembered_no_file"
        raise MemoryFileError(key, file=file, why=str(error)) from error
    desk.take_in_memory(memory)
    return say("cli.remembered_taken", file=file, **_counts(memory))


def _delete(store: Store, desk: Desk, asked: str) -> str:
    memory = store.memory()
    for (scope, since, key), place in memory.places.items():
        if _id(scope, since, key) == asked:
            desk.forget_place(scope, text=place.text, valid_from=since)
            return say("cli.remembered_gone", what=place.text)
    for (scope, signature), one in memory.mappings.items():
        if _id(scope, signature) == asked:
            desk.forget_mapping(scope, signature=signature)
            return say("cli.remembered_gone", what=one.name)
    key = "cli.remembered_no_id"
    raise BansoError(key, asked=asked)


def _counts(memory: Memory) -> dict[str, int]:
    return {"places": len(memory.places), "mappings": len(memory.mappings)}


def _id(*parts: object) -> str:
    """A short name for one entry; the same wherever the same thing is remembered."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:ID_DIGITS]


def _name(key: UnitKey) -> str:
    try:
        return unit(key).full_name
    except UnknownUnitError:
        return key.code


ACTS: Final[dict[str, Callable[[Store, Desk, str], str]]] = {
    "list": _list,
    "export": _export,
    "import": _import,
    "delete": _delete,
}
