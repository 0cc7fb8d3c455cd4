"""The store's fingerprint: of all that it holds but of who is signed in."""

from sqlalchemy import insert

from data.actor import operator
from data.store import Store
from data.store.account_schema import account, session
from data.store.connection import writing
from data.store.event import record
from tests import report
from tests.unit.data.store.person import REPORTER


def test_submissions_answers_and_events_count(store: Store) -> None:
    seen = [store.content_hash()]
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    seen.append(store.content_hash())
    store.desk(REPORTER).discard(number)
    seen.append(store.content_hash())
    with writing(store.engine) as connection:
        record(connection, operator(""), act="grant", subject="hoa")
    seen.append(store.content_hash())
    assert len(set(seen)) == len(seen)


def test_accounts_and_sessions_do_not(store: Store) -> None:
    before = store.content_hash()
    words = ("display_name", "password_hash", "issuer", "subject", "locked_until", "made_at")
    with writing(store.engine) as connection:
        connection.execute(
            insert(account),
            dict.fromkeys((*words, "password_at"), "")
            | {"id": 1, "name": "hoa", "is_active": True, "failures": 0},
        )
        moments = dict.fromkeys(("begun_at", "seen_at", "ends_at", "ended_at"), "")
        connection.execute(insert(session), {"token_hash": "x", "account_id": 1, **moments})
    assert store.content_hash() == before
