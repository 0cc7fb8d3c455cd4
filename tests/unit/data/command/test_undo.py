"""What was handed in, listed and taken back from the command line."""

from pathlib import Path

import pandas as pd
import pytest

from data import __main__ as command
from data.ingest import template
from data.store import open_store

CLUSTERS = "smart_loudspeaker_clusters"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)


def workbook(path: Path, figures: dict[str, float], *, is_demonstration: bool = False) -> Path:
    """A report of Điện Biên for one quarter."""
    rows = [
        {"indicator_id": CLUSTERS, "unit_code": code, "value": value}
        for code, value in figures.items()
    ]
    path.parent.mkdir(exist_ok=True)
    return template.write(
        path, scope="11", period="2025-Q3", values=pd.DataFrame(rows),
        is_demonstration=is_demonstration,
    )  # fmt: skip


def shown() -> dict[str, float]:
    """The figures that readers see."""
    with open_store() as store:
        rows = store.observations().dropna(subset="value")
    return dict(zip(rows["unit_code"], rows["value"], strict=True))


def run(*asked: str | Path) -> int:
    return command.main([str(one) for one in asked])


def test_a_file_that_another_replaced_in_part_is_sent_again_and_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = workbook(tmp_path / "good.xlsx", {"03127": 4.0, "03151": 5.0})
    other = workbook(tmp_path / "other.xlsx", {"03127": 9.0})
    assert [run("import", good), run("import", other)] == [0, 0]
    assert shown()["03127"] == 9.0
    capsys.readouterr()
    assert run("import", good) == 0
    assert "tệp khác đã thay một phần số liệu" in capsys.readouterr().out
    assert shown() == {"03127": 4.0, "03151": 5.0}


def test_nothing_is_said_to_be_stored_where_the_file_is_already_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = workbook(tmp_path / "good.xlsx", {"03127": 4.0})
    assert run("import", good) == 0
    assert "đang lưu" in capsys.readouterr().out
    assert run("import", good) == 0
    assert "đang lưu" not in capsys.readouterr().out


def test_a_submission_is_listed_taken_back_and_listed_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("submissions") == 0
    assert capsys.readouterr().out == "Chưa có lượt nộp nào.\n"
    run("import", workbook(tmp_path / "good.xlsx", {"03127": 4.0}))
    run("import", workbook(tmp_path / "other.xlsx", {"03127": 9.0}))
    capsys.readouterr()
    assert run("withdraw", "2", "--reason", "nhầm quý") == 0
    assert "Đã rút lượt nộp 2 (phiên bản 3)" in capsys.readouterr().out
    assert shown() == {"03127": 4.0}
    with open_store() as store:
        assert store.revision().reason == "nhầm quý"
    assert run("submissions", "--language", "en") == 0
    latest, first = capsys.readouterr().out.splitlines()
    assert latest.startswith("2. other.xlsx: scope 11, ")
    assert latest.endswith("withdrawn (revision 3)")
    assert first.endswith("published")
    assert run("withdraw", "2", "--reason", "nhầm quý", "--language", "vi") == 0
    assert "không có gì thay đổi" in capsys.readouterr().out


def test_taking_back_one_that_a_later_one_replaced_says_that_nothing_came_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("first", 4.0), ("second", 5.0), ("third", 9.0)):
        run("import", workbook(tmp_path / f"{name}.xlsx", {"03127": value}))
    capsys.readouterr()
    assert run("withdraw", "2", "--reason", "nhầm") == 0
    said = capsys.readouterr().out
    assert "công bố trở lại: 0" in said
    assert "lượt nộp sau đã thay: 0" not in said
    assert shown() == {"03127": 9.0}
    assert run("withdraw", "3", "--reason", "nhầm") == 0
    assert "công bố trở lại: 0" not in capsys.readouterr().out
    assert shown() == {"03127": 4.0}


def test_a_submission_that_is_not_there_or_has_no_reason_is_not_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", workbook(tmp_path / "good.xlsx", {"03127": 4.0}))
    assert run("withdraw", "1", "7", "--reason", "nhầm") == 1
    assert "7" in capsys.readouterr().err
    assert run("withdraw", "1", "--reason", " ") == 1
    assert "--reason" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run("withdraw", "good.xlsx", "--reason", "nhầm")
    assert shown() == {"03127": 4.0}


def test_what_is_shipped_never_takes_the_place_of_what_was_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", workbook(tmp_path / "report.xlsx", {"03127": 4.0}))
    invented = tmp_path / "shipped" / "11-2025-Q3.xlsx"
    workbook(invented, {"03127": 77.0, "03151": 78.0}, is_demonstration=True)
    capsys.readouterr()
    with open_store() as store:
        before = store.content_hash()
        assert run("load-shipped", "--folder", invented.parent) == 0
        assert store.content_hash() == before
    said = capsys.readouterr()
    assert said.err == ""
    assert "Bỏ qua. 11-2025-Q3.xlsx: " in said.out
    assert "Tỉnh Điện Biên, Quý III/2025" in said.out
    assert "nạp 0, bỏ qua 1, không nạp được 0" in said.out
    assert run("import", invented) == 1
    assert shown() == {"03127": 4.0}


def test_what_was_reported_takes_the_place_of_what_is_shipped_and_gives_it_back(
    tmp_path: Path,
) -> None:
    invented = tmp_path / "shipped" / "11-2025-Q3.xlsx"
    workbook(invented, {"03127": 77.0}, is_demonstration=True)
    assert run("load-shipped", "--folder", invented.parent) == 0
    assert run("import", workbook(tmp_path / "report.xlsx", {"03127": 4.0})) == 0
    assert shown() == {"03127": 4.0}
    assert run("withdraw", "2", "--reason", "thử") == 0
    assert shown() == {"03127": 77.0}
