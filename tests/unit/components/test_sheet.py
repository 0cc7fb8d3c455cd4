"""The profile on paper: one page each, whatever it holds, in the words of the page."""

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from components.sheet import sheet
from data import plan, profile
from data.catalog import indicators
from data.period import parse
from data.plan import Plan
from data.profile import Among, Profile
from data.profile.pdf import sheets_pdf
from data.store import Store, open_store
from geo import lineage, units
from geo.units import TODAY, Level, Unit, UnitKey
from tests import report
from text import Language, speaking

AT: Final = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
EVERY: Final = [one.id for one in indicators().values() if Level.COMMUNE in one.levels]
HOSTILE: Final = '#panic("run") #read("/etc/passwd") $x^$ *a _b @c'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Every indicator of the catalogue for every commune of Điện Biên, and for two of Hà Nội."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('sheet') / 'banso.db'}")
    for province, told in (("11", units.communes("11")), ("01", hanoi())):
        values: dict[tuple[str, str, str], float | None] = {
            (one, unit.code, period): float((7 * at + 13 * n) % 100)
            for at, one in enumerate(EVERY)
            for n, unit in enumerate(told)
            for period in ("2026-Q2", "2026-Q3")
        }
        report.publish(store, f"{province}.xlsx", values, scope=province, is_demonstration=True)
    return store


def hanoi() -> list[Unit]:
    """The longest name of the country, and the commune made of most former ones."""
    every = units.communes("01")
    longest = max(every, key=lambda one: len(one.full_name))
    return [longest, max(every, key=lambda one: len(lineage.predecessors(one.key)))]


def made(
    store: Store, province: str, shown: Sequence[Unit], plans: Sequence[Plan]
) -> list[Profile]:
    known = profile.known_of(store.available(), province)
    place = units.unit(UnitKey(province, TODAY))
    told = profile.read(
        store, known, province=place, until=parse("2026-Q3"), shown=shown, plans=plans
    )
    maker = profile.maker(told, plans, profile.kinds(told, {}))
    return [maker.profile(one, Among.NEAR) for one in shown]


def paper(profiles: Sequence[Profile]) -> PdfReader:
    sheets = [sheet(one, source="Nguồn: thử", revision="r1") for one in profiles]
    return PdfReader(io.BytesIO(sheets_pdf(sheets, title="Hồ sơ", at=AT)))


def plain(text: str) -> str:
    """Words without the spaces that lines and columns put between them."""
    return re.sub(r"\s+", "", text)


def test_every_commune_of_a_province_has_one_page_of_its_own_with_all_indicators(
    store: Store,
) -> None:
    found = made(store, "11", units.communes("11"), plan.plans_of(units.unit(UnitKey("11", TODAY))))
    assert len(found[0].every) == len(EVERY)
    pages = paper(found).pages
    assert len(pages) == 45
    for one, page in zip(found, pages, strict=True):
        assert plain(one.unit.full_name) in plain(page.extract_text())


def test_the_longest_names_and_most_former_communes_fit_too(store: Store) -> None:
    found = made(store, "01", hanoi(), plan.plans_of(units.unit(UnitKey("01", TODAY))))
    assert len(found[1].formers) >= 14
    for language in Language:
        with speaking(language):
            assert len(paper(found).pages) == 2


def test_few_lines_are_set_large_and_with_everything_below_the_figures(store: Store) -> None:
    one = made(store, "11", units.communes("11")[:1], ())[0]
    few = {group: lines[:3] for group, lines in one.lines.items()}
    short = replace(one, lines=few)
    words = plain(paper([short]).pages[0].extract_text())
    for line in short.every:
        assert plain(line.indicator.short_name()) in words
    printed = sheet(short, source="", revision="")
    for group in printed["groups"]:
        for row in group["rows"]:
            for name in ("value", "value_note", "status", "rank", "kin", "kin_note", "reported"):
                assert plain(row[name]) in words, (row["name"], name)


def test_text_of_files_is_never_run(store: Store) -> None:
    one = made(store, "11", units.communes("11")[:1], ())[0]
    words = sheet(one, source=HOSTILE, revision=HOSTILE)
    found = PdfReader(io.BytesIO(sheets_pdf([words], title=HOSTILE, at=AT)))
    assert plain(HOSTILE) in plain(found.pages[0].extract_text())


def test_invented_figures_carry_their_mark_and_the_sheet_says_what_it_is_of(store: Store) -> None:
    one = made(store, "11", units.communes("11")[:1], ())[0]
    found = paper([one])
    words = found.pages[0].extract_text()
    assert "Dữ liệu minh hoạ" in words
    assert "r1" in words
    assert found.metadata is not None
    assert found.metadata.title == "Hồ sơ"


def test_it_is_tagged_in_our_font_alone_and_the_same_every_time(store: Store) -> None:
    one = made(store, "11", units.communes("11")[:1], ())[0]
    words = sheet(one, source="", revision="")
    first, second = (sheets_pdf([words], title="x", at=AT) for _ in range(2))
    assert first == second
    root = PdfReader(io.BytesIO(first)).root_object
    assert "/StructTreeRoot" in root
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]+\+([A-Za-z]+)", first))
    assert fonts <= {b"BeVietnamPro"}


def test_the_template_holds_no_word(tmp_path: Path) -> None:
    source = (Path(profile.__file__).with_name("sheet.typ")).read_text(encoding="utf-8")
    shown = re.findall(r"\[([^\]#]*[^\W\d_]{3,}[^\]#]*)\]", source)
    assert shown == []
    assert tmp_path.is_dir()
