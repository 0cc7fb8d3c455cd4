"""What a sender answered on the page, laid over what was answered before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.ingest.answer import Answers
from data.ingest.draft import Stranger
from data.ingest.question import Kind, Question
from geo.name import clean, fold
from geo.units import Unit, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Some answers; None where nothing was chosen.

    Args:
        readings: Each question with what was chosen.
        places: Unit by the name as it is typed.
        is_remembered: The names are to be known from now on.
    """

    readings: Sequence[tuple[Question, float | str | None]]
    places: Mapping[str, UnitKey | None]
    is_remembered: bool = False

    @property
    def named(self) -> dict[str, UnitKey]:
        """The names that were answered for."""
        return {text: unit for text, unit in self.places.items() if unit is not None}


def with_reply(answers: Answers, reply: Reply) -> Answers:
    """The answers with these added; what was not chosen stays as it was."""
    readings = dict(answers.readings)
    period, plan, rest = answers.period, answers.plan, answers.rest
    for question, chosen in reply.readings:
        if chosen is None:
            continue
        if question.kind is Kind.PERIOD:
            period = str(chosen)
        elif question.kind is Kind.PLAN:
            plan, rest = str(chosen), ""
        elif question.kind is Kind.REST:
            rest = str(chosen)
        else:
            readings[question.key] = chosen
    places = dict(answers.places) | {clean(text): unit for text, unit in reply.named.items()}
    return replace(answers, readings=readings, places=places, period=period, plan=plan, rest=rest)


def options(stranger: Stranger) -> tuple[Unit, ...]:
    """The units a name may mean: likeliest first, then all others by name."""
    likely = {one.key: one for one in stranger.suggestions}
    others = sorted(stranger.among, key=lambda one: fold(one.name))
    return (*likely.values(), *(one for one in others if one.key not in likely))
