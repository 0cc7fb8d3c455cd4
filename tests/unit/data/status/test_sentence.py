import datetime as dt

from data.catalog.target import Operator
from data.status import Goal, Judgement, Point, Question, judge
from data.status.pace import needed
from data.status.sentence import Printing, rule, sentence
from text import Language, speaking
from text.number import decimal

GOAL = Goal(operator=Operator.AT_LEAST, value=80)
SEPTEMBER = dt.date(2025, 9, 30)
PRINTING = Printing(
    value=lambda value: f"{decimal(value, digits=1, locale='vi')} %",
    number=lambda value: decimal(value, digits=1, locale="vi"),
    goal="≥ 80 %",
    lead="Sở KH&CN",
)


def judged(value: float | None, *, base: float | None = 8, day: dt.date = SEPTEMBER) -> Judgement:
    question = Question(
        goal=GOAL,
        due=dt.date(2030, 12, 31),
        baseline=None if base is None else Point(at=dt.date(2024, 1, 1), value=base),
        milestones=() if base is None else (Point(at=SEPTEMBER, value=38),),
    )
    return judge(question, None if value is None else Point(at=day, value=value))


def test_it_says_what_a_person_would_say() -> None:
    assert sentence(judged(23), PRINTING) == (
        "Hiện 23,0 %; kế hoạch cần 38,0 % vào 30/9/2025. Đã đi được 50\u00a0% quãng đường phải "
        "đi đến nay, nên xếp **Nguy cơ không đạt**. Đầu mối: Sở KH&CN."
    )
    with speaking(Language.EN):
        assert "23,0 % now; the plan expects 38,0 % by 30 Sep 2025" in sentence(
            judged(23), PRINTING
        )


def test_the_rule_stands_there_with_its_numbers_and_thresholds() -> None:
    said = rule(judged(23), PRINTING)
    assert "(23,0 − 8,0) / (38,0 − 8,0) = 0,50" in said
    assert "Từ 0,95 là đúng tiến độ; từ 0,60 là chậm" in said


def test_without_a_baseline_it_says_that_fast_or_slow_cannot_be_told() -> None:
    one = judged(23, base=None)
    assert "không nêu kỳ gốc" in sentence(one, PRINTING)
    assert "tiến độ" not in sentence(one, PRINTING)
    assert "chỉ xét đạt hay chưa đạt" in rule(one, PRINTING)


def test_every_other_state_has_a_sentence_of_its_own() -> None:
    due = dt.date(2030, 12, 31)
    said = [
        sentence(one, PRINTING)
        for one in (
            judged(None),
            judged(81),
            judged(5),
            judged(79, day=due),
            judged(79, base=None, day=due),
            judged(85, base=82),
            judged(79, base=82),
            judged(8, day=dt.date(2024, 1, 1)),
            judge(Question(goal=None, due=due), None),
            judge(Question(goal=None, due=due), Point(at=SEPTEMBER, value=3)),
            judge(Question(goal=GOAL, due=due, is_yes_no=True), Point(at=SEPTEMBER, value=0)),
        )
    ]
    assert len(set(said)) == len(said)
    assert "nhiều nhất là chậm" in rule(judged(79, day=due), PRINTING)
    assert rule(judged(None), PRINTING) == ""


def test_a_bound_that_misses_says_so_and_nothing_of_the_pace() -> None:
    question = Question(
        goal=Goal(operator=Operator.AT_MOST, value=0),
        due=dt.date(2027, 12, 31),
        baseline=Point(at=dt.date(2024, 12, 31), value=20),
    )
    one = judge(question, Point(at=dt.date(2026, 9, 30), value=6), is_bound=True)
    said = sentence(one, PRINTING)
    assert "đã cho thấy chưa đạt" in said
    assert "kỳ gốc" not in said
    assert "chưa trọn" in rule(one, PRINTING)
    assert needed(one) is None
