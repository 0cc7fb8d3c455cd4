"""What is remembered, on the command line; and a fresh process that reads with it."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import __main__ as command
from data.actor import operator
from data.command import remembered
from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Role
from data.ingest.memory import Memory, RememberedMapping, RememberedPlace, name_key
from data.store import open_store
from geo.units import FORMER, TODAY, UnitKey
from tests.unit.data.ingest.sample import sheet_of

ROOT = Path(__file__).resolve().parents[4]
FM = "wireless_loudspeaker_clusters"
NINH_HOA = UnitKey("22528", TODAY)
ANSWERS = Answers(
    places={"Xã Lạ Hoắc": NINH_HOA},
    columns={"Sheet1!B": Meaning(Role.UNIT), "Sheet1!C": Meaning(Role.VALUE, FM)},
)
READ = """
import sys
from data.ingest import check
from data.store import open_store
with open_store() as store:
    found = check(open(sys.argv[1], "rb").read(), file_name="b.xlsx", memory=store.memory())
assert not found.errors, [str(one) for one in found.errors]
print(found.recognised, found.period, *found.observations["unit_code"])
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BANSO_HOME", str(folder))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)
    return folder


def unknown(quarter: str) -> bytes:
    head = ("Số", "Cơ sở", f"Máy phát quý {quarter}")
    rows = [(1, "P. Cam Ranh", 3), (2, "XÃ LẠ HOẮC", 4)]
    return sheet_of([(f"TỈNH KHÁNH HÒA, QUÝ {quarter}",), head, *rows])


def remember() -> None:
    with open_store() as store:
        desk = store.desk(operator("Lò Thị Hoa"))
        desk.remember("56", content=unknown("I/2026"), file_name="a.xlsx", answers=ANSWERS)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert command.main(["remembered", *arguments]) == status
    told = capsys.readouterr()
    return told.err if status else told.out


def test_a_fresh_process_reads_the_next_quarter_without_being_asked(tmp_path: Path) -> None:
    remember()
    path = tmp_path / "b.xlsx"
    path.write_bytes(unknown("II/2026"))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["mapped", "2026-Q2", "22420", "22528"], done.stderr


def test_what_is_remembered_is_listed_and_forgotten_by_its_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "Chưa ghi nhớ" in said(capsys)
    remember()
    place, table = said(capsys, "list").splitlines()
    assert "“Xã Lạ Hoắc” là Phường Ninh Hòa (Lò Thị Hoa, " in place
    assert "“Sheet1”: 2 cột" in table
    for line in (place, table):
        assert "Đã xóa" in said(capsys, "delete", line.split()[0])
    assert "Chưa ghi nhớ" in said(capsys, "list")
    assert "remembered list" in said(capsys, "delete", "nothing", status=1)


def test_a_file_moves_memory_to_another_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember()
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    said(capsys, "export", str(first))
    monkeypatch.setenv("BANSO_HOME", str(tmp_path / "other"))
    assert "1 tên và 1 dạng bảng" in said(capsys, "import", str(first))
    said(capsys, "export", str(second))
    assert second.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")
    assert "Xã Lạ Hoắc" in first.read_text(encoding="utf-8")
    assert len(first.read_text(encoding="utf-8").splitlines()) > 20


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"version": 2}', '{"version": 1, "places": [], "mappings": [{}]}',
     '{"version": 1, "places": [{"scope": "56"}], "mappings": []}',
     '{"version": 1, "places": 3, "mappings": []}'],
)  # fmt: skip
def test_another_file_is_refused_and_nothing_is_taken(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert "remembered export" in said(capsys, "import", str(path), status=1)
    assert "Chưa ghi nhớ" in said(capsys, "list")


def test_a_unit_of_another_province_in_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remember()
    path = tmp_path / "x.json"
    said(capsys, "export", str(path))
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["places"][0] |= {"text": "Xã Khác", "unit_code": "02890"}
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert "Bảo Nhai" in said(capsys, "import", str(path), status=1)
    assert len(said(capsys, "list").splitlines()) == 2


def test_a_file_that_is_not_there_or_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "none.json" in said(capsys, "import", str(tmp_path / "none.json"), status=1)
    assert "none" in said(capsys, "export", str(tmp_path / "none" / "x.json"), status=1)


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1)
DAYS = st.dates(dt.date(2000, 1, 1))
PLACES = st.builds(
    RememberedPlace,
    text=WORDS,
    unit=st.builds(UnitKey, WORDS, st.sampled_from([TODAY, FORMER])),
    by=st.text(),
    on=DAYS,
)
MAPPINGS = st.builds(
    RememberedMapping,
    name=st.text(),
    columns=st.dictionaries(
        st.from_regex(r"[A-Z]{1,2}", fullmatch=True),
        st.builds(Meaning, st.sampled_from([one.value for one in Role]), st.text(), st.just("")),
        max_size=4,
    ),
    below=st.integers(1, 60),
    by=st.text(),
    on=DAYS,
)


@given(
    st.lists(st.tuples(WORDS, PLACES), max_size=4),
    st.dictionaries(st.tuples(WORDS, WORDS), MAPPINGS, max_size=4),
)
def test_a_memory_reads_the_same_again_from_its_file(
    places: list[tuple[str, RememberedPlace]],
    mappings: dict[tuple[str, str], RememberedMapping],
) -> None:
    keyed = {(scope, one.unit.valid_from, name_key(one.text)): one for scope, one in places}
    memory = Memory(places=keyed, mappings=mappings)
    text = remembered.as_json(memory)
    assert remembered.of_json(text) == memory
    assert remembered.as_json(remembered.of_json(text)) == text


def test_the_command_line_reads_with_what_is_remembered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(unknown("II/2026"))
    assert command.main(["check", str(path), "--province", "56"]) == 1
    remember()
    assert command.main(["check", str(path), "--province", "56"]) == 0
    assert "Quý II/2026" in capsys.readouterr().out
