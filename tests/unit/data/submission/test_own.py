"""A sender of some communes sends their own rows of a table of many, and sees no others."""

from pathlib import Path

import pytest

from data.actor import Actor, Grant, NotAllowedError, Role
from data.store import Stage, Store
from data.submission import handing
from data.submission.look import key, look
from data.submission.upload import take
from geo import units
from tests.unit.data.submission.test_upload import HOA, workbook

NA_SANG = next(one for one in units.communes("11") if one.full_name == "Xã Na Sang")
DUNG = Actor(
    name="Quàng Thị Dung",
    account_id=7,
    grants=(Grant(role=Role.REPORTER, scope="11", unit_codes=(NA_SANG.code,)),),
)


def sent(store: Store, tmp_path: Path, actor: Actor) -> int:
    content = workbook(tmp_path / "a.xlsx")
    return take(store, actor, content=content, file_name="a.xlsx", scope="11").submission_id


def test_what_is_not_theirs_is_named_and_in_no_count(store: Store, tmp_path: Path) -> None:
    case = store.submission(sent(store, tmp_path, DUNG))
    seen = look(store, DUNG, case, revision=0)
    assert len(seen.outside) == len(units.communes("11")) - 1
    assert NA_SANG not in seen.outside
    assert seen.difference is not None
    assert seen.difference.units == (NA_SANG,)
    assert (seen.difference.whole.received, seen.difference.whole.of) == (1, 1)
    assert set(seen.difference.changes["unit_code"]) == {NA_SANG.code}


def test_their_own_rows_are_submitted_where_they_say_so(store: Store, tmp_path: Path) -> None:
    number = sent(store, tmp_path, DUNG)
    with pytest.raises(NotAllowedError):
        handing.submit(store, DUNG, number)
    assert store.submission(number).stage is Stage.CHECKED
    checked = look(store, DUNG, store.submission(number), revision=0).checked
    assert checked is not None
    handing.submit(store, DUNG, number, seen=checked.observations, only_own=True)
    assert set(store.statements(number)["unit_code"]) == {NA_SANG.code}


def test_who_reports_for_the_province_has_nothing_left_out(store: Store, tmp_path: Path) -> None:
    case = store.submission(sent(store, tmp_path, HOA))
    seen = look(store, HOA, case, revision=0)
    assert seen.outside == ()
    assert seen.difference is not None
    assert seen.difference.whole.received == len(units.communes("11"))
    other = key(store, case, revision=0, actor=DUNG)
    assert key(store, case, revision=0, actor=HOA) != other, "a look is not shown to another"


def test_a_problem_of_a_row_that_stays_behind_is_not_put_to_them(
    store: Store, tmp_path: Path
) -> None:
    content = workbook(tmp_path / "a.xlsx", covered={"Xã Mường Phăng": 1640, "Xã Na Sang": 1500})
    number = take(store, DUNG, content=content, file_name="a.xlsx", scope="11").submission_id
    case = store.submission(number)
    mine = look(store, DUNG, case, revision=0).checked
    assert mine is not None
    assert len(mine.errors) == 1
    assert "P6" not in {one.rule for one in mine.problems}, "others report the other communes"
    assert [one.unit for one in mine.kept_out] == [NA_SANG.key]
