"""Views, stories and links out of the store."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from data.actor import Actor
from data.store.error import StoreChangedError
from data.store.story_schema import saved_view, short_link, story, story_slide
from data.story import right
from data.story.moment import Moment
from data.story.record import Link, SavedView, Sharing, Slide, Story, View

EMPTY = ""


def one(connection: Connection, actor: Actor, code: str, *, is_deleted: bool = False) -> Story:
    """One story that somebody may open.

    Raises:
        StoreChangedError: There is none of this code, or it was deleted.
        NotAllowedError: It is not theirs to read.
    """
    row = connection.execute(select(story).where(story.c.code == code)).first()
    if row is None:
        key = "story.not_there"
        raise StoreChangedError(key)
    (found,) = _stories(connection, [row])
    right.as_reader(actor, found)
    if bool(row.deleted_at) is not is_deleted:
        is_own = found.owner_id == actor.account_id
        gone = "story.deleted_own" if is_own else "story.deleted"
        key = "story.not_deleted" if is_deleted else gone
        raise StoreChangedError(key, name=found.name)
    return found


def listed(connection: Connection, actor: Actor, *, is_deleted: bool = False) -> tuple[Story, ...]:
    """The stories of somebody and those shared with them, the last changed first."""
    is_gone = story.c.deleted_at != EMPTY if is_deleted else story.c.deleted_at == EMPTY
    shown = story.c.owner_id == actor.account_id if is_deleted else right.is_shown_to(actor)
    query = select(story).where(is_gone, shown).order_by(story.c.changed_at.desc(), story.c.code)
    return _stories(connection, connection.execute(query).all())


def views(connection: Connection, account_id: int, *, is_deleted: bool) -> tuple[SavedView, ...]:
    """The saved views of an account, the last changed first."""
    is_gone = saved_view.c.deleted_at != EMPTY if is_deleted else saved_view.c.deleted_at == EMPTY
    query = select(saved_view).where(saved_view.c.owner_id == account_id, is_gone)
    order = (saved_view.c.changed_at.desc(), saved_view.c.id.desc())
    return tuple(_saved(row) for row in connection.execute(query.order_by(*order)))


def link(connection: Connection, code: str) -> Link | None:
    """What a short link leads to: a view, or a story; None for nothing."""
    row = connection.execute(select(short_link).where(short_link.c.code == code)).first()
    if row is not None:
        return Link(
            code=code,
            view=View.of(row.address),
            revision=row.revision,
            moment=Moment.read(row.moment),
        )
    found = connection.scalar(select(story.c.code).where(story.c.code == code))
    return None if found is None else Link(code=found)


def _stories(connection: Connection, rows: "Sequence[Row[Any]]") -> tuple[Story, ...]:
    slides: dict[str, list[Slide]] = defaultdict(list)
    query = select(story_slide).where(story_slide.c.story_code.in_([row.code for row in rows]))
    for row in connection.execute(query.order_by(story_slide.c.position)) if rows else ():
        view = View.of(row.address)
        made = Slide(view=view, title=row.title, note=row.note, id=row.id)
        slides[row.story_code].append(made)
    return tuple(
        Story(
            code=row.code,
            name=row.name,
            owner_id=row.owner_id,
            owner=row.owner,
            province_code=row.province_code,
            sharing=Sharing(row.sharing),
            slides=tuple(slides[row.code]),
            revision=row.revision,
            moment=Moment.read(row.moment),
            changed_at=dt.datetime.fromisoformat(row.changed_at),
        )
        for row in rows
    )


def _saved(row: "Row[Any]") -> SavedView:
    return SavedView(
        id=row.id,
        name=row.name,
        view=View.of(row.address),
        revision=row.revision,
        moment=Moment.read(row.moment),
        changed_at=dt.datetime.fromisoformat(row.changed_at),
    )
