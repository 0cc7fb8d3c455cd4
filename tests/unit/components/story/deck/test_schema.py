"""Deck and workbook against the schemas and rules of Office: no program offers to repair them."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from components.story.deck import deck
from components.story.workbook import workbook
from tests.unit.components.story.deck.test_deck import WAYS
from tests.unit.components.story.sample import screening

NAMED: str = "{*}cNvPr"


@pytest.fixture(scope="module", params=WAYS)
def content(request: pytest.FixtureRequest) -> bytes:
    return deck(screening(), **WAYS[request.param])


def faults(content: bytes, folder: Path, name: str) -> list[str]:
    """What Microsoft's rules have against a file."""
    path = folder / name
    path.write_bytes(content)
    found = OpenXmlValidator(max_errors=20).validate(path)
    return [f"{one.part_uri}: {one.description}" for one in found.errors]


def test_every_part_keeps_the_schema(content: bytes, tmp_path: Path) -> None:
    assert not faults(content, tmp_path, "deck.pptx")


def test_the_workbook_of_a_story_keeps_it_too(tmp_path: Path) -> None:
    assert not faults(workbook(screening()), tmp_path, "story.xlsx")


def test_a_fault_would_be_found(content: bytes, tmp_path: Path) -> None:
    file: Any = Presentation(io.BytesIO(content))
    chart = next(one.chart for page in file.slides for one in page.shapes if one.has_chart)
    area = next(chart._chartSpace.iter("{*}plotArea"))
    area.append(area[0])  # the layout behind the axes
    changed = io.BytesIO()
    file.save(changed)
    assert faults(changed.getvalue(), tmp_path, "broken.pptx")


def test_the_sheet_behind_every_chart_opens_and_holds_what_is_drawn(content: bytes) -> None:
    file: Any = Presentation(io.BytesIO(content))
    charts = [one.chart for page in file.slides for one in page.shapes if one.has_chart]
    assert len(charts) > 5
    for chart in charts:
        blob = chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(io.BytesIO(blob)).worksheets[0]
        held = {cell.value for row in sheet.iter_rows() for cell in row}
        for series in chart.plots[0].series:
            assert series.name in held
            assert {value for value in series.values if value is not None} <= held


def test_notes_have_one_master_and_numbers_of_their_own(content: bytes) -> None:
    file: Any = Presentation(io.BytesIO(content))
    masters = set()
    for slide in file.slides:
        notes = slide.notes_slide
        masters.add(notes.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER).partname)
        assert notes.part.part_related_by(RELATIONSHIP_TYPE.SLIDE) is slide.part
        ids = [one.get("id") for one in notes.shapes._spTree.iter(NAMED)]
        assert len(ids) == len(set(ids))
    assert len(masters) == 1
