"""What a question settles points to the question, and all that fit alike are named."""

from data.ingest.draft import Stranger
from data.ingest.question import Kind, Question
from data.problem import Problem, Severity
from data.submission.asked import ELSEWHERE, fitting, pointing
from geo import units

LANG, LANG_BREVE, VO_NHAI = (
    next(one for one in units.communes("19") if one.full_name == name)
    for name in ("Xã Văn Lang", "Xã Văn Lăng", "Xã Võ Nhai")
)
NAMESAKES = Stranger("Bieu", "B5", "VAN LANG", suggestions=(LANG, LANG_BREVE, VO_NHAI))


def problem(cell: str, found: str = "ingest.P1_found", **values: object) -> Problem:
    return Problem(
        rule="P1",
        severity=Severity.ERROR,
        sheet="Bieu",
        cell=cell,
        found=found,
        fix="ingest.P1_fix",
        values=values,
    )


def test_namesakes_but_for_their_diacritics_fit_alike() -> None:
    assert fitting(NAMESAKES) == (LANG, LANG_BREVE)
    assert fitting(Stranger("Bieu", "B6", "Võ Nhaii", suggestions=(VO_NHAI, LANG))) == (VO_NHAI,)
    assert fitting(Stranger("Bieu", "B7", "Xyz")) == ()


def test_the_error_of_a_name_that_is_asked_about_names_both_and_the_question() -> None:
    (one,) = pointing([problem("B5", text="VAN LANG")], strangers=[NAMESAKES], questions=())
    assert "Xã Văn Lang; Xã Văn Lăng." in one.said
    assert "Không tìm thấy" not in one.said
    assert "trả lời câu hỏi" in one.said.lower()


def test_a_name_of_another_province_keeps_what_was_found() -> None:
    found = problem("B5", ELSEWHERE, text="VAN LANG", units="Xã Văn Lang (Tỉnh Lạng Sơn)")
    (one,) = pointing([found], strangers=[NAMESAKES], questions=())
    assert one.found == ELSEWHERE
    assert one.fix == "submit.answer_name"


def test_what_is_not_asked_about_stays_as_it_was() -> None:
    asked = Question(kind=Kind.READING, sheet="Bieu", cell="D6", text="1,234", readings=())
    kept, pointed = pointing([problem("D7"), problem("D6")], strangers=(), questions=[asked])
    assert kept == problem("D7")
    assert pointed.fix == "submit.answer_reading"
