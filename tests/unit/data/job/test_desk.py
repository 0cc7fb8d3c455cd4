"""Files that are asked for: whose they are, what may be done, what stays of it."""

import pytest

from data.actor import READER, Actor, NotAllowedError
from data.job import process, setting, shelf
from data.job.desk import Jobs
from data.job.error import JobError
from data.job.record import Job, Kind, Order, State
from data.job.turn import Turn, take
from data.store import Store, StoreChangedError
from data.story.desk import Stories
from geo.units import UnknownUnitError
from tests.unit.data.job.sample import asked, shared, story
from tests.unit.data.store.person import ADMINISTRATOR, COLLEAGUE, OPERATOR, REPORTER, VIEWER


def desk(store: Store, actor: Actor = REPORTER) -> Jobs:
    return Jobs(store.engine, actor)


def taken(store: Store) -> Turn:
    found = take(store.engine, process.own())
    assert found is not None
    return found


def made(store: Store, content: bytes = b"made") -> Job:
    turn = taken(store)
    assert turn.finish(content, file_name="giao-ban.pptx", revision=3)
    return desk(store, ADMINISTRATOR).one(turn.job.code)


def test_what_is_asked_for_waits_is_made_and_is_handed_to_whoever_asked(store: Store) -> None:
    code = asked(store, REPORTER)
    (one,) = desk(store).listed()
    assert (one.code, one.state, one.name, one.owner) == (
        code,
        State.WAITING,
        "Giao ban",
        REPORTER.name,
    )
    turn = taken(store)
    assert desk(store).one(code).state is State.RUNNING
    turn.tell(done=1, total=4, told="Góc nhìn 2/3")
    assert (desk(store).one(code).share, desk(store).one(code).told) == (0.25, "Góc nhìn 2/3")
    assert turn.finish(b"made", file_name="giao-ban.pptx", revision=3)
    found = desk(store).one(code)
    assert (found.state, found.size, found.file_name) == (State.DONE, 4, "giao-ban.pptx")
    assert found.order.revision == 3
    assert found.kept_until is not None
    assert found.ended_at is not None
    assert found.kept_until - found.ended_at == setting.kept()
    assert desk(store).content(code) == b"made"


@pytest.mark.parametrize(
    "actor", [READER, COLLEAGUE, VIEWER], ids=["reader", "colleague", "viewer"]
)
def test_only_the_owner_and_administrators_see_stop_take_and_delete(
    store: Store, actor: Actor
) -> None:
    asked(store, REPORTER)
    code = made(store).code
    other = desk(store, actor)
    assert other.listed() == ()
    assert other.of_others() == ()
    for deed in (other.one, other.content, other.cancel, other.again, other.delete):
        with pytest.raises(NotAllowedError):
            deed(code)
    assert desk(store).content(code) == b"made"
    above = desk(store, ADMINISTRATOR)
    assert above.content(code) == b"made"
    assert [one.code for one in above.of_others()] == [code]
    above.delete(code)
    assert desk(store).listed() == ()


def test_a_reader_asks_for_nothing(store: Store) -> None:
    code = shared(store, REPORTER)
    for actor in (READER, OPERATOR):
        with pytest.raises(NotAllowedError, match="đăng nhập"):
            desk(store, actor).ask(Order(kind=Kind.DECK, subject=code))


def test_a_file_is_made_of_what_one_may_read_only(store: Store) -> None:
    own, open_to_all = story(store, REPORTER), shared(store, REPORTER)
    other = desk(store, COLLEAGUE)
    with pytest.raises(NotAllowedError):
        other.ask(Order(kind=Kind.DOCUMENT, subject=own))
    with pytest.raises(StoreChangedError):
        other.ask(Order(kind=Kind.DOCUMENT, subject="aaaaaaaaaaa"))
    other.ask(Order(kind=Kind.DOCUMENT, subject=open_to_all))
    with pytest.raises(UnknownUnitError):
        other.ask(Order(kind=Kind.PROFILES, subject="99"))
    other.ask(Order(kind=Kind.PROFILES, subject="11"))
    assert [one.name for one in other.listed()] == ["Tỉnh Điện Biên", "Giao ban"]


def test_what_is_no_longer_shared_is_not_made_again(store: Store) -> None:
    code = shared(store, REPORTER)
    other = desk(store, COLLEAGUE)
    number = other.ask(Order(kind=Kind.DECK, subject=code))
    other.cancel(number)
    Stories(store.engine, REPORTER).delete(code)
    with pytest.raises(StoreChangedError):
        other.again(number)
    assert other.one(number).state is State.CANCELLED


def test_a_story_without_views_is_refused_with_a_sentence(store: Store) -> None:
    with pytest.raises(JobError, match="chưa có góc nhìn nào"):
        desk(store).ask(Order(kind=Kind.DECK, subject=story(store, REPORTER, views=0)))


def test_the_same_asked_for_twice_is_made_once(store: Store) -> None:
    order = Order(kind=Kind.DECK, subject=story(store, REPORTER), options={"shape": "wide"})
    assert desk(store).ask(order) == desk(store).ask(order)
    taken(store)
    desk(store).ask(order)
    narrow = Order(kind=Kind.DECK, subject=order.subject, options={"shape": "narrow"})
    desk(store).ask(narrow)
    assert [one.order.options["shape"] for one in desk(store).listed()] == ["narrow", "wide"]


def test_nobody_fills_the_queue(store: Store) -> None:
    for _ in range(setting.MOST_WAITING):
        first = asked(store, REPORTER)
    with pytest.raises(JobError, match="Đã có 10 tệp đang chờ"):
        asked(store, REPORTER)
    desk(store).cancel(first)
    with_room = asked(store, REPORTER)
    with pytest.raises(JobError):
        desk(store).again(first)
    asked(store, COLLEAGUE)
    assert desk(store).one(with_room).state is State.WAITING


def test_what_waits_or_is_made_is_cancelled_and_its_file_never_comes(store: Store) -> None:
    waiting = asked(store, COLLEAGUE)
    desk(store, COLLEAGUE).cancel(waiting)
    assert desk(store, COLLEAGUE).one(waiting).state is State.CANCELLED
    asked(store, REPORTER)
    turn = take(store.engine, "elsewhere:1:1")
    assert turn is not None
    desk(store).cancel(turn.job.code)
    assert not turn.is_ours()
    assert not turn.finish(b"late", file_name="a.pptx", revision=1)
    turn.tell(done=9, total=9, told="late")
    turn.fail("late")
    found = desk(store).one(turn.job.code)
    assert (found.state, found.told, found.error, found.size) == (State.CANCELLED, "", "", 0)
    assert not shelf.has(turn.job.code)
    desk(store).cancel(turn.job.code)
    with pytest.raises(JobError, match="chưa làm xong"):
        desk(store).content(turn.job.code)


def test_what_failed_says_why_and_is_made_again(store: Store) -> None:
    code = asked(store, REPORTER)
    taken(store).fail("Tệp mẫu bị hỏng.")
    assert desk(store).one(code).error == "Tệp mẫu bị hỏng."
    desk(store).again(code)
    fresh = desk(store).one(code)
    assert (fresh.state, fresh.error, fresh.ended_at, fresh.kept_until) == (
        State.WAITING,
        "",
        None,
        None,
    )
    desk(store).again(code)
    assert made(store).code == code


def test_what_is_on_its_way_is_cancelled_before_it_is_deleted(store: Store) -> None:
    code = asked(store, REPORTER)
    with pytest.raises(JobError, match="hãy huỷ"):
        desk(store).delete(code)
    desk(store).cancel(code)
    desk(store).delete(code)
    with pytest.raises(JobError, match="không còn"):
        desk(store).one(code)


def test_a_template_stays_until_its_deck_is_deleted(store: Store) -> None:
    order = Order(kind=Kind.DECK, subject=story(store, REPORTER), options={"template": "yes"})
    code = desk(store).ask(order, sent=b"template")
    taken(store).fail("hỏng")
    desk(store).again(code)
    assert shelf.content(code, ending=shelf.SENT) == b"template"
    desk(store).cancel(code)
    desk(store).delete(code)
    assert shelf.codes() == set()


def test_every_act_is_an_event(store: Store) -> None:
    code = asked(store, REPORTER)
    mine = desk(store)
    mine.cancel(code)
    mine.again(code)
    mine.cancel(code)
    mine.delete(code)
    acts = [one for one in store.events()["act"] if one.startswith("job_")]
    assert acts == ["job_ask", "job_cancel", "job_again", "job_cancel", "job_delete"]
