"""What a person lets the store remember, and forget, of how workbooks are to be read."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Engine

from data.actor import Actor
from data.ingest.answer import Answers
from data.ingest.mapping import Shape
from data.ingest.memory import Memory
from data.store import memory
from data.store.connection import writing
from geo.units import UnitKey


@dataclass(frozen=True, slots=True)
class Remembering:
    """The part of `data.store.desk.Desk` that keeps corrections and mappings; see there."""

    engine: Engine
    actor: Actor

    def remember_place(self, scope: str, *, text: str, key: UnitKey) -> None:
        """Keep which unit a name means in a province's tables, instead of what was said before.

        Args:
            scope: The province's code, "VN" for tables of provinces.
            text: The name as typed.
            key: The unit, of the list that such tables follow.

        Raises:
            NotAllowedError: They do not report for the unit, or somebody else said otherwise
                and they do not approve for the province.
            NotRememberedError: The unit is none of it, or the name is another unit's.
        """
        with writing(self.engine) as connection:
            memory.keep_place(connection, self.actor, scope=scope, text=text, key=key)

    def remember_mapping(self, scope: str, shape: Shape) -> None:
        """Keep what the columns of a shape of table hold (`data.ingest.mapping.shapes`).

        Raises:
            NotAllowedError: They do not report for the whole province, or somebody else said
                otherwise and they do not approve for it.
        """
        with writing(self.engine) as connection:
            memory.keep_mapping(connection, self.actor, scope=scope, shape=shape)

    def remember(self, scope: str, *, content: bytes, file_name: str, answers: Answers) -> None:
        """Keep every answer about a workbook that can serve another: all of them, or none.

        Raises:
            NotAllowedError, NotRememberedError: See `remember_place` and `remember_mapping`.
        """
        with writing(self.engine) as connection:
            memory.keep(
                connection,
                self.actor,
                scope=scope,
                content=content,
                file_name=file_name,
                answers=answers,
            )

    def take_in_memory(self, said: Memory) -> None:
        """Keep what another store remembers, with who said it and when: all of it, or none.

        Raises:
            NotAllowedError: They do not report for one of the provinces.
            NotRememberedError: A unit is none of its province.
        """
        with writing(self.engine) as connection:
            memory.take_in(connection, self.actor, said)

    def forget_place(self, scope: str, *, text: str, valid_from: dt.date) -> None:
        """Let a name be asked again in tables that follow the list of a date.

        Raises:
            NotAllowedError: They do not approve for the province, and somebody else said it.
            StoreChangedError: Nothing of the kind is remembered.
        """
        with writing(self.engine) as connection:
            memory.drop_place(connection, self.actor, scope=scope, text=text, valid_from=valid_from)

    def forget_mapping(self, scope: str, *, signature: str) -> None:
        """Let the columns of a shape be asked again.

        Raises:
            NotAllowedError: They do not approve for the province, and somebody else said it.
            StoreChangedError: Nothing of the kind is remembered.
        """
        with writing(self.engine) as connection:
            memory.drop_mapping(connection, self.actor, scope=scope, signature=signature)
