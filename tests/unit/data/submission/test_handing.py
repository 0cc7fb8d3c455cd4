"""What is submitted is what the kept file says, whatever the caller holds."""

from pathlib import Path

import pytest

from data.actor import Actor, Grant, NotAllowedError, Role
from data.store import Stage, Store, StoreChangedError
from data.submission import handing
from data.submission.look import look
from data.submission.upload import take
from geo import units
from tests.unit.data.submission.test_upload import FIBRE, HOA, workbook

COLLEAGUE = Actor(name="Vừ A Páo", account_id=2, grants=HOA.grants)
NA_SANG = next(one for one in units.communes("11") if one.full_name == "Xã Na Sang")


def sent(store: Store, tmp_path: Path, *, typed: str = "Xã Na Sang") -> int:
    content = workbook(tmp_path / "a.xlsx", typed=typed)
    return take(store, HOA, content=content, file_name="a.xlsx", scope="11").submission_id


def test_the_kept_file_is_read_again_and_that_is_submitted(store: Store, tmp_path: Path) -> None:
    number = sent(store, tmp_path)
    seen = look(store, HOA, store.submission(number), revision=0).checked
    assert seen is not None
    handing.submit(store, HOA, number, seen=seen.observations)
    assert store.submission(number).stage is Stage.SUBMITTED
    assert store.statements(number)["value"].tolist() == seen.observations["value"].tolist()


def test_figures_that_the_file_does_not_say_are_refused(store: Store, tmp_path: Path) -> None:
    number = sent(store, tmp_path)
    seen = look(store, HOA, store.submission(number), revision=0).checked
    assert seen is not None
    forged = seen.observations.assign(value=99.9)
    before = store.content_hash()
    with pytest.raises(StoreChangedError) as refused:
        handing.submit(store, HOA, number, seen=forged)
    assert "a.xlsx" in str(refused.value)
    assert store.content_hash() == before


def test_what_was_remembered_meanwhile_is_looked_at_before_it_is_sent(
    store: Store, tmp_path: Path
) -> None:
    number = sent(store, tmp_path, typed="Na Xang")
    seen = look(store, HOA, store.submission(number), revision=0).checked
    assert seen is not None
    store.desk(COLLEAGUE).remember_place("11", text="Na Xang", key=NA_SANG.key)
    with pytest.raises(StoreChangedError):
        handing.submit(store, HOA, number, seen=seen.observations)
    assert store.submission(number).stage is Stage.CHECKED
    again = look(store, HOA, store.submission(number), revision=0).checked
    assert again is not None
    handing.submit(store, HOA, number, seen=again.observations)
    assert FIBRE in set(store.statements(number)["indicator_id"])


def test_nobody_submits_for_somebody_else(store: Store, tmp_path: Path) -> None:
    number = sent(store, tmp_path)
    approver = Actor(name="N", account_id=3, grants=(Grant(role=Role.APPROVER, scope="11"),))
    for actor in (COLLEAGUE, approver, Actor()):
        with pytest.raises(NotAllowedError):
            handing.submit(store, actor, number)
    assert store.submission(number).stage is Stage.CHECKED
