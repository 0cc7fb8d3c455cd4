"""Questions of a workbook, answered by an operator who has no browser."""

import shlex
from pathlib import Path

import pytest

from data import __main__ as command
from data.store import Store, open_store
from tests.unit.data.ingest.sample import FIELD, Row, sheet_of

ONLINE = "online_dossier_rate_pct"
needs_field = pytest.mark.skipif(
    not FIELD.is_dir(), reason="the field's workbooks lie beside the repository, not in it"
)
HEAD = ("STT", "Tên xã, phường", "Tỷ lệ hồ sơ trực tuyến (%)")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)


@pytest.fixture
def shares(tmp_path: Path) -> Path:
    """A table without a period, with shares of 1 for percentages, and a name that is none's."""
    return book(
        tmp_path, (1, "P. Cam Ranh", 0.91), (2, "P. Nha Trang", 0.85), (3, "Xã Vạn Hưngg", 0.5)
    )


def book(folder: Path, *rows: Row) -> Path:
    path = folder / "bao cao.xlsx"
    path.write_bytes(sheet_of([("UBND TỈNH KHÁNH HÒA",), HEAD, *rows]))
    return path


def options(said: str) -> list[list[str]]:
    """The options that a check printed, as a shell takes them."""
    lines = (line.strip() for line in said.splitlines() if line.strip().startswith("--answer"))
    return [shlex.split(line.partition("  ")[0]) for line in lines]


def stored(store: Store) -> dict[str, float]:
    table = store.observations()
    return dict(zip(table["unit_code"], table["value"], strict=True))


def test_each_question_is_answered_by_an_option_that_check_printed(
    shares: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[str] = []
    for sign in ("period=", "=×100", "=22525"):
        assert command.main(["check", str(shares), *given]) == 1
        offered = options(capsys.readouterr().out)
        given += next(one for one in offered if sign in one[1])
    assert command.main(["check", str(shares), *given]) == 0
    assert options(capsys.readouterr().out) == []
    assert command.main(["import", str(shares), *given]) == 0
    with open_store() as store:
        assert sorted(stored(store).values()) == [50, 85, 91]
        assert stored(store)["22525"] == 50
        kept = store.submission(1).answers
        assert kept.readings == {"Sheet1!C3:C5": "×100"}
        assert kept.period
        assert list(kept.places) == ["Xã Vạn Hưngg"]


def test_check_says_what_a_reading_means(shares: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["check", str(shares), "--answer", "period=2026-Q1"])
    said = capsys.readouterr().out
    assert "--answer 'Sheet1!C3:C5=×100'  0,91 là 91 %, các ô khác cũng vậy" in said
    assert "“Xã Vạn Hưngg” là đơn vị nào?" in said


def test_an_import_without_the_answers_stores_nothing_and_prints_the_questions(
    shares: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["import", str(shares), "--answer", "period=2026-Q1"]) == 1
    assert "=×100" in capsys.readouterr().out
    with open_store() as store:
        assert store.revision().number == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("Sheet1!C3:C5=×10", "×1; ×100"),
        ("Sheet1!Z9=1", "Sheet1!C3:C5"),
        ("Sheet1!B5=99999", "22525"),
        ("Sheet1!C3:C5", "KHÓA=CÁCH_ĐỌC"),
    ],
)
def test_an_answer_to_nothing_is_one_sentence_with_what_may_be_answered(
    given: str, words: str, shares: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["check", str(shares), "--answer", "period=2026-Q1", "--answer", given]
    assert command.main(asked) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.strip().count("\n") == 0


@pytest.mark.parametrize("sign", ["x100", "X100", "*100"])
def test_the_sign_of_multiplying_may_be_typed_as_keyboards_have_it(
    sign: str, tmp_path: Path
) -> None:
    path = book(tmp_path, (1, "P. Cam Ranh", 0.91), (2, "P. Nha Trang", 0.85))
    given = ["--answer", "period=2026-Q1", "--answer", f"Sheet1!C3:C4={sign}"]
    assert command.main(["check", str(path), *given]) == 0


def field(number: str) -> str:
    return str(next(FIELD.glob(f"{number}_*.xlsx")))


@needs_field
def test_which_plan_an_annex_is_of_is_answered_like_any_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [field("02"), "--province", "11"]
    assert command.main(["check", *asked]) == 1
    offered = options(capsys.readouterr().out)
    assert ["--answer", "plan=+11@2025-07-01"] in offered
    assert len(offered) < 10  # not each of the province's communes
    assert command.main(["import", *asked, "--answer", "plan=+03127@2025-07-01"]) == 0
    assert "đã lưu 9 dòng kế hoạch" in capsys.readouterr().out
    assert command.main(["withdraw", "1", "--reason", "Nộp nhầm"]) == 0
    assert "9 dòng trở lại" in capsys.readouterr().out


@needs_field
def test_what_becomes_of_lines_that_a_workbook_does_not_name_is_answered_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [field("14"), "--province", "11"]
    assert command.main(["check", *asked]) == 0
    offered = options(capsys.readouterr().out)
    assert [one for one in offered if "rest=" in one[1]] == [
        ["--answer", "rest=keep"],
        ["--answer", "rest=retire"],
    ]
    assert command.main(["import", *asked, "--answer", "rest=keep"]) == 0
    with open_store() as store:
        assert store.submission(1).answers.rest == "keep"
