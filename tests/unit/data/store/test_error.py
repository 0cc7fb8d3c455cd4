"""What goes wrong is said in a sentence, in both languages, and changes nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, make_url, select
from sqlalchemy.exc import IntegrityError

from data.store import (
    Store,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreUnreachableError,
    open_store,
)
from data.store.connection import address, writing
from data.store.error import in_words
from data.store.schema import head
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store import process
from text import Language, speaking

ONE = {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0}


def said(error: StoreError) -> list[str]:
    """The message in each language."""
    found = []
    for language in Language:
        with speaking(language):
            found.append(str(error))
    assert len(set(found)) == len(Language)
    return found


def test_a_writer_that_waits_in_vain_is_told_so(store: Store, url: str) -> None:
    before = store.content_hash()
    with open_store(url, patience=0.2) as hurried, writing(store.engine) as connection:
        connection.execute(select(head).with_for_update())
        with pytest.raises(StoreLockedError) as refused:
            report.publish(hurried, "a.xlsx", ONE)
        assert hurried.observations().empty, "readers do not wait"
    assert store.content_hash() == before
    assert "thử lại" in said(refused.value)[0]
    assert "try again" in said(refused.value)[1]


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/full.db")
    report.publish(store, "a.xlsx", ONE)
    before = store.content_hash()
    store.close()

    @event.listens_for(store.engine, "connect")
    def no_room(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 8}")

    with pytest.raises(StoreFullError) as refused:
        report.publish(store, "b.xlsx", process.much())
    assert store.content_hash() == before
    assert all("full.db" in message for message in said(refused.value))
    store.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachableError) as refused:
        open_store(f"sqlite:///{tmp_path}/nowhere/banso.db")
    assert all("nowhere/banso.db" in message for message in said(refused.value))


def test_a_home_that_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    with pytest.raises(StoreUnreachableError) as refused:
        open_store()
    assert all(str(tmp_path / "home") in message for message in said(refused.value))


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(StoreUnreachableError) as refused:
        open_store("postgresql://banso:secret@127.0.0.1:9/banso?connect_timeout=2")
    for message in said(refused.value):
        assert "127.0.0.1:9" in message
        assert "secret" not in message


def test_a_database_nobody_has_a_driver_for() -> None:
    with pytest.raises(StoreUnreachableError, match="BANSO_DATABASE_URL"):
        open_store("abacus://localhost/banso")


def test_a_text_that_is_no_address() -> None:
    with pytest.raises(StoreUnreachableError, match="BANSO_DATABASE_URL"):
        open_store("the database in the cellar")


def test_an_address_that_was_mistyped_keeps_its_password() -> None:
    with pytest.raises(StoreUnreachableError) as refused:
        open_store("postgresql://banso:se@cret@host:port/figures")
    assert "cret" not in str(refused.value)
    assert "banso" in str(refused.value)


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "banso.db").write_text("Biểu số 01 " * 500, encoding="utf-8")
    with pytest.raises(StoreDamagedError) as refused:
        open_store(f"sqlite:///{tmp_path}/banso.db")
    assert all("banso.db" in message for message in said(refused.value))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (psycopg.errors.DiskFull("could not extend file"), StoreFullError),
        (psycopg.errors.LockNotAvailable("canceling"), StoreLockedError),
        (psycopg.errors.DeadlockDetected("deadlock detected"), StoreLockedError),
        (psycopg.errors.InsufficientPrivilege("permission denied"), StoreUnreachableError),
        (psycopg.errors.AdminShutdown("terminating connection"), StoreUnreachableError),
    ],
    ids=lambda case: getattr(case, "__name__", type(case).__name__),
)
def test_what_postgresql_says_has_its_sentence(
    error: psycopg.Error, kind: type[StoreError]
) -> None:
    with pytest.raises(kind) as refused, in_words(make_url("postgresql+psycopg://h/d")):
        raise error
    said(refused.value)


def test_a_defect_is_no_message_for_a_reader(store: Store) -> None:
    with pytest.raises(IntegrityError), writing(store.engine) as connection:
        connection.execute(head.insert(), {"id": 1, "revision": 7})
    assert store.revision().number == 0


def test_the_address_is_asked_for_then_set_then_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, new_url: Callable[[], str]
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    assert address().database == str(tmp_path / "home" / "banso.db")
    monkeypatch.setenv("BANSO_DATABASE_URL", new_url())
    with open_store() as store:
        assert store.revision().number == 0
    assert address("postgres://h/d").drivername == "postgresql+psycopg"
