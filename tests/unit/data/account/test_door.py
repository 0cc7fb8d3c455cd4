"""Coming in and going out, by the clock that the test holds."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from data.account import accounts, door, lock, password, session, token
from data.account.error import AccountNameError, LinkError, PasswordError, SignInError
from data.actor import EVERYWHERE, Grant, Role, operator
from data.store import Store
from data.store.account_schema import account
from data.store.account_schema import invitation as links
from data.store.account_schema import session as sessions
from data.store.connection import reading, writing
from tests.unit.data.account.person import NOW, PASSWORD, actor_of, first, joined

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
APPROVER = Grant(role=Role.APPROVER, scope="11")


def kept_hash(store: Store, name: str) -> str:
    with reading(store.engine) as connection:
        found = connection.scalar(select(account.c.password_hash).where(account.c.name == name))
    return str(found)


def fail(store: Store, times: int, *, name: str = "hoa", now: dt.datetime = NOW) -> list[str]:
    said = []
    for _ in range(times):
        with pytest.raises(SignInError) as refused:
            door(store).sign_in(name, "wrong wrong wrong", now=now)
        said.append(str(refused.value))
    return said


def test_the_first_link_makes_an_administrator_and_then_there_is_none(store: Store) -> None:
    another = door(store).set_up(now=NOW)
    actor = first(store)
    assert actor.is_administrator
    assert actor.name == "Lò Thị Hoa"
    assert door(store).set_up(now=NOW) is None
    assert another is not None
    with pytest.raises(LinkError):
        door(store).take(another, new=PASSWORD, name="second", now=NOW)


def test_the_first_link_ends_after_a_day(store: Store) -> None:
    link = door(store).set_up(now=NOW)
    assert link is not None
    with pytest.raises(LinkError):
        door(store).take(link, new=PASSWORD, name="hoa", now=NOW + 24 * HOUR)


def test_an_invitation_gives_the_roles_that_it_names_and_no_other(store: Store) -> None:
    actor = actor_of(store, joined(store, "pao", APPROVER))
    assert actor.grants == (APPROVER,)
    assert actor.may(Role.APPROVER, "11")
    assert not actor.may(Role.APPROVER, "15")
    assert not actor.is_administrator


def test_an_invitation_is_used_once_also_by_two_at_a_time(store: Store) -> None:
    link = accounts(store, operator("test")).invite(grants=[APPROVER], now=NOW)

    def take(name: str) -> str:
        try:
            return door(store).take(link, new=PASSWORD, name=name, now=NOW)
        except LinkError:
            return ""

    with ThreadPoolExecutor(4) as pool:
        taken = [one for one in pool.map(take, ("one", "two", "three", "four")) if one]
    assert len(taken) == 1
    assert len(accounts(store, operator("test")).people()) == 1
    with pytest.raises(LinkError):
        door(store).look_at(link, now=NOW)


def test_an_invitation_ends_after_seven_days_and_when_it_is_taken_back(store: Store) -> None:
    keeper = accounts(store, operator("test"))
    old = keeper.invite(grants=[APPROVER], now=NOW)
    door(store).look_at(old, now=NOW + dt.timedelta(days=7) - MINUTE)
    with pytest.raises(LinkError):
        door(store).look_at(old, now=NOW + dt.timedelta(days=7))
    [link] = keeper.invitations(now=NOW)
    keeper.take_back(link.digest, now=NOW)
    with pytest.raises(LinkError):
        door(store).take(old, new=PASSWORD, name="pao", now=NOW)


def test_a_refused_password_or_name_leaves_the_link_to_be_used(store: Store) -> None:
    joined(store, "hoa", APPROVER)
    link = accounts(store, operator("test")).invite(grants=[APPROVER], now=NOW)
    with pytest.raises(PasswordError):
        door(store).take(link, new="ngắn", name="pao", now=NOW)
    with pytest.raises(AccountNameError):
        door(store).take(link, new=PASSWORD, name="HOA ", now=NOW)
    with pytest.raises(AccountNameError):
        door(store).take(link, new=PASSWORD, name="lò hoa", now=NOW)
    assert door(store).take(link, new=PASSWORD, name="pao", now=NOW)


def test_no_secret_is_kept_anywhere_in_the_store(store: Store) -> None:
    link = accounts(store, operator("test")).invite(grants=[APPROVER], now=NOW)
    secret = joined(store, "pao", APPROVER)
    with reading(store.engine) as connection:
        rows = [*connection.execute(select(links)), *connection.execute(select(sessions))]
        rows += [*connection.execute(select(account))]
    written = " ".join(str(tuple(row)) for row in rows)
    assert link not in written
    assert secret not in written
    assert PASSWORD not in written
    assert token.digest(link) in written


def test_whoever_knows_the_password_comes_in_under_the_name_in_any_letters(store: Store) -> None:
    first(store)
    secret = door(store).sign_in(" HOA ", PASSWORD, now=NOW)
    assert actor_of(store, secret).name == "Lò Thị Hoa"


def test_wrong_name_and_wrong_password_are_told_alike_and_cost_alike(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first(store)
    hashes: list[str] = []
    real = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, typed: str) -> bool:
        hashes.append(kept)
        return real(self, kept, typed)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    words = {*fail(store, 1), *fail(store, 1, name="nobody")}
    words |= {*fail(store, 6)}  # from the sixth on it is locked
    assert len(words) == 1
    assert len(hashes) == 8
    log = accounts(store, operator("test")).audit(act="sign_in_failed")
    assert len(log) == 8, "the same row is written for a name that nobody has"
    assert "nobody" not in set(log["subject"]), "people type passwords into the field of the name"


def test_after_five_wrong_passwords_the_right_one_is_refused_for_a_minute(store: Store) -> None:
    first(store)
    fail(store, lock.FREE_TRIES - 1)
    door(store).sign_in("hoa", PASSWORD, now=NOW)
    fail(store, lock.FREE_TRIES)
    for moment in (NOW, NOW + MINUTE - dt.timedelta(seconds=1)):
        with pytest.raises(SignInError):
            door(store).sign_in("hoa", PASSWORD, now=moment)
    assert door(store).sign_in("hoa", PASSWORD, now=NOW + MINUTE)


def test_the_wait_grows_and_tries_while_locked_do_not_prolong_it(store: Store) -> None:
    first(store)
    fail(store, lock.FREE_TRIES)
    fail(store, 3, now=NOW + MINUTE / 2)
    fail(store, 1, now=NOW + MINUTE)
    with pytest.raises(SignInError):
        door(store).sign_in("hoa", PASSWORD, now=NOW + 3 * MINUTE - dt.timedelta(seconds=1))
    assert door(store).sign_in("hoa", PASSWORD, now=NOW + 3 * MINUTE)
    waits = [lock.wait_after(failures) for failures in range(20)]
    assert waits == sorted(waits)
    assert waits[-1] == lock.LONGEST_WAIT


def test_many_guesses_at_once_are_no_more_than_many_in_a_row(store: Store) -> None:
    first(store)

    def guess(typed: str) -> bool:
        try:
            return bool(door(store).sign_in("hoa", typed, now=NOW))
        except SignInError:
            return False

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(guess, [f"wrong guess {n}" for n in range(8)]))
    assert not guess(PASSWORD), "locked, though all were sent before the first was answered"


def test_an_administrator_unlocks_at_once(store: Store) -> None:
    actor = first(store)
    fail(store, lock.FREE_TRIES)
    accounts(store, actor).unlock(actor.account_id or 0)
    assert door(store).sign_in("hoa", PASSWORD, now=NOW)


def test_signing_in_always_makes_a_new_session_and_ends_the_one_brought_along(
    store: Store,
) -> None:
    first(store)
    planted = joined(store, "pao", APPROVER)
    secret = door(store).sign_in("hoa", PASSWORD, before=planted, now=NOW)
    assert secret != planted
    assert door(store).session(planted, now=NOW) is None
    assert actor_of(store, secret).is_administrator


def test_a_secret_that_somebody_made_up_becomes_no_session(store: Store) -> None:
    first(store)
    made_up = token.new()
    secret = door(store).sign_in("hoa", PASSWORD, before=made_up, now=NOW)
    assert secret != made_up
    assert door(store).session(made_up, now=NOW) is None


def test_a_session_ends_after_a_pause_and_with_the_day(store: Store) -> None:
    first(store)
    secret = door(store).sign_in("hoa", PASSWORD, now=NOW)
    assert door(store).session(secret, now=NOW + session.IDLE - MINUTE) is not None
    later = NOW + session.IDLE
    assert door(store).session(secret, now=later) is not None, "it was used meanwhile"
    assert door(store).session(secret, now=later + session.IDLE) is None
    busy = door(store).sign_in("hoa", PASSWORD, now=NOW)
    for hours in range(1, 12):
        assert door(store).session(busy, now=NOW + hours * HOUR) is not None
    assert door(store).session(busy, now=NOW + session.LONGEST) is None


def test_sessions_that_ended_a_month_ago_are_forgotten(store: Store) -> None:
    first(store)
    door(store).sign_in("hoa", PASSWORD, now=NOW + dt.timedelta(days=40))
    with reading(store.engine) as connection:
        assert len(connection.execute(select(sessions)).all()) == 1


def kept_sessions(store: Store) -> list[tuple[object, ...]]:
    with reading(store.engine) as connection:
        return [tuple(row) for row in connection.execute(select(sessions))]


def test_looking_who_is_signed_in_writes_once_a_minute(store: Store) -> None:
    first(store)
    secret = door(store).sign_in("hoa", PASSWORD, now=NOW)
    before = kept_sessions(store)
    door(store).session(secret, now=NOW + MINUTE - dt.timedelta(seconds=1))
    assert kept_sessions(store) == before
    door(store).session(secret, now=NOW + MINUTE)
    assert kept_sessions(store) != before


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    first(store)
    secret = door(store).sign_in("hoa", PASSWORD, now=NOW)
    with writing(store.engine) as connection:
        connection.execute(update(account).values(failures=0))
        begun = dt.datetime.now(dt.UTC)
        assert door(store).session(secret, now=NOW + 5 * MINUTE) is not None
        assert dt.datetime.now(dt.UTC) - begun < dt.timedelta(seconds=5)


def test_signing_out_ends_it_and_is_written_down_once(store: Store) -> None:
    actor = first(store)
    secret = door(store).sign_in("hoa", PASSWORD, now=NOW)
    door(store).sign_out(secret, now=NOW)
    door(store).sign_out(secret, now=NOW)
    assert door(store).session(secret, now=NOW) is None
    assert len(accounts(store, actor).audit(act="sign_out")) == 1


def test_a_changed_password_ends_every_session_but_the_new_one(store: Store) -> None:
    first(store)
    here = door(store).sign_in("hoa", PASSWORD, now=NOW)
    elsewhere = door(store).sign_in("hoa", PASSWORD, now=NOW)
    fresh = door(store).change_password(here, current=PASSWORD, new="nương ngô sau mưa", now=NOW)
    assert door(store).session(here, now=NOW) is None
    assert door(store).session(elsewhere, now=NOW) is None
    assert door(store).session(fresh, now=NOW) is not None
    with pytest.raises(SignInError):
        door(store).sign_in("hoa", PASSWORD, now=NOW)
    assert door(store).sign_in("hoa", "nương ngô sau mưa", now=NOW)


def test_a_stolen_session_changes_no_password_and_guesses_are_counted(store: Store) -> None:
    first(store)
    secret = door(store).sign_in("hoa", PASSWORD, now=NOW)
    for _ in range(lock.FREE_TRIES):
        with pytest.raises(PasswordError):
            door(store).change_password(
                secret, current="wrong wrong wrong", new="nương ngô sau mưa", now=NOW
            )
    with pytest.raises(SignInError):
        door(store).sign_in("hoa", PASSWORD, now=NOW)
    with pytest.raises(SignInError):
        door(store).change_password("none", current=PASSWORD, new=PASSWORD, now=NOW)


def test_a_hash_of_old_parameters_is_made_anew_at_the_next_sign_in(store: Store) -> None:
    first(store)
    weak = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)
    with writing(store.engine) as connection:
        connection.execute(update(account).values(password_hash=weak))
    door(store).sign_in("hoa", PASSWORD, now=NOW)
    assert not password.is_outdated(kept_hash(store, "hoa"))
    assert door(store).sign_in("hoa", PASSWORD, now=NOW)


def test_a_reset_link_sets_the_password_once_and_ends_every_session(store: Store) -> None:
    keeper = accounts(store, first(store))
    secret = joined(store, "pao", APPROVER)
    number = actor_of(store, secret).account_id or 0
    older = keeper.reset(number, now=NOW)
    link = keeper.reset(number, now=NOW)
    with pytest.raises(LinkError):
        door(store).take(older, new="nương ngô sau mưa", now=NOW)
    fresh = door(store).take(link, new="nương ngô sau mưa", name="somebody", now=NOW)
    assert actor_of(store, fresh).account_id == number
    assert door(store).session(secret, now=NOW) is None
    with pytest.raises(LinkError):
        door(store).take(link, new="nương ngô sau mưa", now=NOW)
    assert door(store).sign_in("pao", "nương ngô sau mưa", now=NOW)


def test_a_role_that_is_taken_away_is_gone_at_the_next_run(store: Store) -> None:
    keeper = accounts(store, first(store))
    secret = joined(store, "pao", Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE))
    number = actor_of(store, secret).account_id or 0
    keeper.grant(number, [])
    assert actor_of(store, secret).grants == ()
