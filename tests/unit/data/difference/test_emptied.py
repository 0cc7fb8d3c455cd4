from data.difference import Changes, changes, emptied
from data.problem import Severity
from geo import units
from tests.report import COMMUNES, FIBRE, observations
from tests.unit.data.difference.test_change import Q, published
from text import Language, speaking

NA_SANG = next(one for one in units.communes("11") if one.full_name == "Xã Na Sang")


def found() -> Changes:
    before = published(observations({(FIBRE, NA_SANG.code, Q): 40.0}))
    now = observations({(FIBRE, NA_SANG.code, Q): None, (FIBRE, COMMUNES[1], Q): None})
    return changes(now, before)


def test_a_published_figure_that_would_be_blanked_is_a_warning_with_its_cell() -> None:
    (one,) = emptied(found())
    assert one.severity is Severity.WARNING
    assert one.place == "Biểu 01!D8"
    said = one.said.replace("\xa0", " ")
    assert "Xã Na Sang" in said
    assert "40,0 %" in said
    assert "Quý III/2025" in said


def test_it_is_said_in_the_language_of_its_reader() -> None:
    (one,) = emptied(found())
    with speaking(Language.EN):
        assert "Na Sang commune" in one.said
        assert "40.0" in one.said
