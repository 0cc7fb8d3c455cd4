"""A file from its arrival to what can be said of it, on a real store."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from openpyxl import Workbook

from data.actor import Actor, Grant, NotAllowedError, Role, operator
from data.ingest import IngestError
from data.ingest.answer import NONE, Meaning
from data.ingest.mapping import Role as Part
from data.ingest.mapping import sketch
from data.store import Stage, Store
from data.submission import form, mapping
from data.submission.look import key, look
from data.submission.recognition import recognised
from data.submission.reply import Reply, options, with_reply
from data.submission.upload import take
from geo import units

HOA = Actor(name="Lò Thị Hoa", account_id=1, grants=(Grant(role=Role.REPORTER, scope="11"),))
FIBRE = "fibre_household_coverage_pct"
HEAD = ("STT", "Tên xã, phường", "Tổng số hộ", "Số hộ được phủ cáp quang")


def workbook(
    path: Path,
    *,
    typed: str = "Xã Na Sang",
    head: tuple[str, ...] = HEAD,
    covered: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["UBND TỈNH ĐIỆN BIÊN: HẠ TẦNG SỐ QUÝ III/2025"])
    sheet.append(list(head))
    for at, one in enumerate(units.communes("11"), start=1):
        name = typed if one.full_name == "Xã Na Sang" else one.full_name
        sheet.append([at, name, 1000, covered.get(one.full_name, 640)])
    book.save(path)
    return path.read_bytes()


def test_a_file_is_kept_checked_answered_and_compared(store: Store, tmp_path: Path) -> None:
    content = workbook(tmp_path / "a.xlsx", typed="Na Xang")
    taken = take(store, HOA, content=content, file_name="a.xlsx", scope="11")
    case = store.submission(taken.submission_id)
    assert case.stage is Stage.CHECKED
    seen = look(store, HOA, case, revision=0)
    assert seen.checked is not None
    (stranger,) = seen.checked.strangers
    wanted = next(one for one in options(stranger) if one.full_name == "Xã Na Sang")
    assert len({one.key for one in options(stranger)}) == len(options(stranger)) == 45
    answers = with_reply(NONE, Reply(readings=[], places={stranger.text: wanted.key}))
    store.desk(HOA).keep_check(
        case.submission_id, layout=case.handed_in.layout, scope="11", answers=answers
    )
    again = store.submission(case.submission_id)
    assert key(store, again, revision=0) != key(store, case, revision=0)
    seen = look(store, HOA, again, revision=0)
    assert seen.difference is not None
    assert seen.difference.whole.received == 45
    fibre = next(
        one for one in recognised(seen.difference.checked.observations) if one.indicator.id == FIBRE
    )
    assert (fibre.cells, fibre.read, fibre.of) == ("D3:D47", 45, 45)


def test_the_same_file_is_known_once_it_is_published(store: Store, tmp_path: Path) -> None:
    content = workbook(tmp_path / "a.xlsx")
    first = take(store, HOA, content=content, file_name="a.xlsx", scope="11")
    again = take(store, HOA, content=content, file_name="a.xlsx", scope="11")
    assert first.submission_id == again.submission_id
    seen = look(store, HOA, store.submission(first.submission_id), revision=0)
    assert seen.checked is not None
    store.desk(HOA).submit(first.submission_id, seen.checked.observations)
    boss = operator("kiểm thử")
    store.desk(boss).approve(first.submission_id, seen_revision=0)
    known = take(store, HOA, content=content, file_name="b.xlsx", scope="11")
    assert known.published is not None
    assert known.submission_id == first.submission_id


def test_what_is_refused_or_not_theirs_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(IngestError):
        take(store, HOA, content=b"no workbook", file_name="a.xlsx", scope="11")
    elsewhere = Actor(account_id=9, grants=(Grant(role=Role.REPORTER, scope="56"),))
    content = workbook(tmp_path / "a.xlsx")
    with pytest.raises(NotAllowedError):
        take(store, elsewhere, content=content, file_name="a.xlsx")
    assert store.submissions().empty


def test_an_unknown_table_is_kept_to_be_mapped_and_read_as_mapped(
    store: Store, tmp_path: Path
) -> None:
    content = workbook(tmp_path / "a.xlsx", head=("Số", "Nơi", "Ô một", "Ô hai"))
    taken = take(store, HOA, content=content, file_name="a.xlsx", scope="11")
    case = store.submission(taken.submission_id)
    assert case.stage is Stage.RECEIVED
    assert look(store, HOA, case, revision=0).refusal is not None
    (sheet,) = sketch(content, file_name="a.xlsx").sheets
    chosen = dict(mapping.said(NONE, sheet))
    assert list(chosen) == ["A", "B", "C", "D"]
    chosen |= {"A": mapping.IGNORED, "B": Meaning(Part.UNIT)}
    assert mapping.lacks(chosen) == "figure"
    chosen |= {"C": Meaning(Part.DENOMINATOR, FIBRE), "D": Meaning(Part.NUMERATOR, FIBRE)}
    assert not mapping.lacks(chosen)
    assert mapping.lacks({"C": chosen["C"]}) == "place"
    assert set(chosen.values()) <= set(mapping.meanings())
    answers = mapping.with_columns(NONE, sheet, chosen=chosen, first_row=3)
    store.desk(HOA).keep_check(case.submission_id, layout="mapped", scope="11", answers=answers)
    seen = look(store, HOA, store.submission(case.submission_id), revision=0)
    assert seen.difference is not None
    assert seen.difference.whole.received == 45


def test_the_empty_form_is_for_a_period_at_hand_and_can_be_sent_back() -> None:
    offered = form.periods(dt.date(2025, 10, 14))
    assert [str(one) for one in offered[:2]] == ["2025-Q4", "2025-Q3"]
    assert len(set(offered)) == len(offered)
    assert form.blank(scope="11", period="2025-Q3").startswith(b"PK")
    assert form.file_name(scope="11", period="2025-Q3") == "bieu-mau-dien-bien-2025-Q3.xlsx"


@pytest.mark.parametrize("edition", [units.TODAY, units.FORMER], ids=["today", "former"])
def test_what_a_workbook_without_a_period_says_is_shown_and_not_kept(
    store: Store, tmp_path: Path, edition: dt.date
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["UBND TỈNH ĐIỆN BIÊN: HẠ TẦNG SỐ"])
    sheet.append(list(HEAD))
    there = units.communes("11", edition=edition)
    # A name that the table has twice is asked for, whatever the period.
    names = [one.full_name for one in there]
    for at, name in enumerate((one for one in names if names.count(one) == 1), start=1):
        sheet.append([at, name, 1000, -640 if at == 1 else 640])
    path = tmp_path / "khong_ky.xlsx"
    book.save(path)
    number = take(
        store, HOA, content=path.read_bytes(), file_name=path.name, scope="11"
    ).submission_id
    seen = look(store, HOA, store.submission(number), revision=0)
    assert seen.checked is not None
    assert seen.undated is not None
    assert seen.checked.observations.empty, "nothing can be sent"
    assert set(seen.undated.observations["unit_valid_from"]) == {edition.isoformat()}
    assert any(one.cell == "D3" for one in seen.undated.problems)
    answers = with_reply(
        store.submission(number).answers,
        Reply(readings=[(seen.checked.questions[0], "2024-Q2")], places={}),
    )
    store.desk(HOA).keep_check(number, layout="commune_table", scope="11", answers=answers)
    again = look(store, HOA, store.submission(number), revision=0)
    assert again.undated is None
    assert again.checked is not None
    assert again.checked.period is not None
