"""What no layout takes is said, with what was looked for."""

import pytest

from data.ingest import IngestError, Refusal
from data.ingest.layout import BY_HAND, layouts
from tests.unit.data.ingest.sample import checked, sheet_of
from text import Language, say, speaking


@pytest.mark.parametrize("language", list(Language))
def test_an_unknown_layout_is_said_with_every_layout_that_was_looked_for(
    language: Language,
) -> None:
    with pytest.raises(IngestError) as refused:
        checked(sheet_of([("Lịch trực",), ("Ca", "Người"), ("Sáng", "A")]))
    assert refused.value.refusal is Refusal.UNKNOWN_LAYOUT
    with speaking(language):
        told = str(refused.value)
        looked_for = {one.id for one in layouts()} - {BY_HAND}
        assert all(say(f"ingest.layout_{one}") in told for one in looked_for)
        assert say(f"ingest.layout_{BY_HAND}") not in told


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["commune_tables", "period_table", "district_table"])
def test_every_kind_of_commune_table_has_a_name(kind: str, language: Language) -> None:
    with speaking(language):
        assert say(f"ingest.layout_{kind}") != f"ingest.layout_{kind}"


def test_a_table_without_indicators_is_said_with_its_headings() -> None:
    rows = [("STT", "Tên đơn vị", "Giá trị A", "Giá trị B"), (1, "Xã Búng Lao", "1,5", "2")]
    with pytest.raises(IngestError) as refused:
        checked(sheet_of(rows), province="11")
    assert refused.value.refusal is Refusal.NO_INDICATOR
    assert "Sheet1!B1" in str(refused.value)
    assert "Giá trị A, Giá trị B" in str(refused.value)
