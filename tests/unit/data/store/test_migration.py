"""The schema: one, whoever makes it, and known when it is not ours."""

import multiprocessing
from collections.abc import Callable

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.schema import CreateTable

from data.store import Store, StoreNewerError, open_store
from data.store.connection import address, connect, writing
from data.store.migration import HEAD, SCRIPTS, config, migrate
from data.store.schema import metadata
from tests.unit.data.store import process


def test_the_migrations_build_the_schema_that_the_code_reads(store: Store) -> None:
    with writing(store.engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_hot_tables_lie_in_the_order_of_their_key_on_sqlite(store: Store) -> None:
    for table in ("statement", "published"):
        wanted = str(CreateTable(metadata.tables[table]).compile(store.engine))
        if store.engine.dialect.name == "sqlite":
            found = "SELECT sql FROM sqlite_master WHERE name = :name"
            with writing(store.engine) as connection:
                assert "WITHOUT ROWID" in wanted
                made = connection.scalar(text(found), {"name": table})
                assert str(made).rstrip().endswith("WITHOUT ROWID")


def test_the_head_that_the_program_knows_is_the_last_script(store: Store) -> None:
    with writing(store.engine) as connection:
        scripts = ScriptDirectory.from_config(config(connection))
    assert scripts.get_current_head() == HEAD
    assert SCRIPTS.is_dir()


def test_a_store_of_the_first_program_is_brought_here(url: str) -> None:
    engine = connect(address(url))
    with writing(engine) as connection:
        command.upgrade(config(connection), "001")
    migrate(engine)
    with writing(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_what_the_second_program_published_and_withdrew_has_its_events(url: str) -> None:
    engine = connect(address(url))
    with writing(engine) as connection:
        command.upgrade(config(connection), "002")
        for said, values in SECOND:
            connection.execute(text(said), values)
    migrate(engine)
    store = Store(engine)
    listed = store.submissions()
    assert listed["stage"].tolist() == ["withdrawn", "published"]
    assert listed["periods"].tolist() == ["", "2024 2025-Q3"]
    events = store.events()
    assert events["act"].tolist() == ["publish", "publish", "withdraw"]
    assert events["made_by"].tolist() == ["Hoa", "Hoa", "Nam"]
    assert events["submission_id"].tolist() == [1, 2, 2]
    assert events["revision"].tolist() == [1, 2, 3]
    assert events["note"].tolist() == ["", "", "nhầm"]
    assert store.submission(1).handed_in.submitted_by == "Hoa"
    engine.dispose()


SUBMISSION = """
INSERT INTO submission (id, file_name, sha256, layout, scope, is_demonstration, title, publisher,
    url, licence, submitted_by, received_at, statements, published_revision, withdrawn_revision)
VALUES (:id, 'a.xlsx', 'f', 'template', '11', false, '', '', '', '', 'Hoa',
    '2025-08-01T00:00:00+00:00', 0, :id, :gone)
"""
STATEMENT = """
INSERT INTO statement (submission_id, ordinal, indicator_key, place_key, period, qualifier,
    state, basis, cutoff_date, raw, sheet, cell, source)
VALUES (1, :ordinal, 1, 1, :period, '', 'missing', '', '', '', '', '', '')
"""
REVISION = "INSERT INTO revision VALUES (:number, '2025-08-01T00:00:00+00:00', :act, :by, :why)"
SECOND: list[tuple[str, dict[str, object]]] = [
    (REVISION, {"number": 1, "act": "publish", "by": "Hoa", "why": ""}),
    (REVISION, {"number": 2, "act": "publish", "by": "Hoa", "why": ""}),
    (REVISION, {"number": 3, "act": "withdraw", "by": "Nam", "why": "nhầm"}),
    ("INSERT INTO file (sha256, size, body) VALUES ('f', 0, '')", {}),
    (SUBMISSION, {"id": 1, "gone": None}),
    (SUBMISSION, {"id": 2, "gone": 3}),
    (STATEMENT, {"ordinal": 0, "period": "2025-Q3"}),
    (STATEMENT, {"ordinal": 1, "period": "2024"}),
]


def test_a_store_of_a_later_program_is_left_alone(store: Store, url: str) -> None:
    with writing(store.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '999'"))
    with pytest.raises(StoreNewerError, match="999"):
        open_store(url)


def test_processes_that_open_a_new_store_at_once_make_one(new_url: Callable[[], str]) -> None:
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([process.__name__])
    for _ in range(3):
        url = new_url()
        together = forks.Barrier(4)
        opened = [forks.Process(target=process.open_new, args=(url, together)) for _ in range(4)]
        for one in opened:
            one.start()
        for one in opened:
            one.join(60)
        assert [one.exitcode for one in opened] == [0, 0, 0, 0]
        with open_store(url) as store:
            assert store.revision().number == 0
