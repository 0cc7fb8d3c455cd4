"""Reviews (sơ kết, tổng kết): the state of a plan at a day, frozen, explained and handed in.

desk = reviews(store, actor)
number = desk.open(plan, place, kind=ReviewKind.INTERIM, title=..., period=..., cutoff=...)
desk.save(number, seen=1, title=..., texts=Texts(situation=...))
desk.close(number, seen=2, content=..., pictures=[...])     # only read from then on
"""

from data.actor import Actor
from data.review.comparison import Move, Pair, compared
from data.review.content import Content, Drawn, Line, Override, TaskLine
from data.review.desk import Reviews
from data.review.error import ReviewTextError
from data.review.record import Evidence, Remedy, Review, ReviewKind, ReviewStage, Texts
from data.review.word import Word
from data.store import Store

__all__ = [
    "Content",
    "Drawn",
    "Evidence",
    "Line",
    "Move",
    "Override",
    "Pair",
    "Remedy",
    "Review",
    "ReviewKind",
    "ReviewStage",
    "ReviewTextError",
    "Reviews",
    "TaskLine",
    "Texts",
    "Word",
    "compared",
    "reviews",
]


def reviews(store: Store, actor: Actor) -> Reviews:
    """The reviews of a store in somebody's hands."""
    return Reviews(store.engine, actor)
