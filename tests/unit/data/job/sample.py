"""Stories to make files of, and processes that take them."""

from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from data.actor import Actor
from data.job import process
from data.job.desk import Jobs
from data.job.record import Kind, Order
from data.job.turn import take
from data.store import Store, open_store
from data.story.desk import Stories
from data.story.record import Sharing, View

MAP = View.of("map?place=11")


def story(store: Store, actor: Actor, name: str = "Giao ban", *, views: int = 1) -> str:
    desk = Stories(store.engine, actor)
    code = desk.create(name, "11")
    for _ in range(views):
        desk.add(code, MAP)
    return code


def shared(store: Store, actor: Actor) -> str:
    code = story(store, actor)
    Stories(store.engine, actor).share(code, Sharing.LINK)
    return code


def asked(store: Store, actor: Actor, kind: Kind = Kind.DECK, name: str = "Giao ban") -> str:
    return Jobs(store.engine, actor).ask(Order(kind=kind, subject=story(store, actor, name)))


def take_some(url: str, together: Barrier, told: "Queue[str]") -> None:
    """Take what there is, as many processes do at once; each file is done at once."""
    with open_store(url) as store:
        together.wait()
        while turn := take(store.engine, process.own()):
            told.put(turn.job.code)
            turn.finish(b"made", file_name="a.pptx", revision=1)
        told.put("")
