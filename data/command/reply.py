"""A workbook's questions on the command line: listed, each reading with the option that says it."""

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from data.catalog import indicator
from data.ingest import Checked
from data.ingest.answer import NONE, Answers
from data.ingest.draft import Stranger
from data.ingest.plan.which import NEW
from data.ingest.question import Choice, Kind, Question
from data.period import Period
from data.submission.reply import Reply, options, with_reply
from geo.units import TODAY
from text import say
from text.error import BansoError

OPTION: Final = "--answer"
NAMED: Final = (Kind.PERIOD, Kind.PLAN, Kind.REST)
"""Asked once of a whole workbook, and answered by the name of what is asked."""
TYPED_TIMES: Final = ("x", "X", "*")
"""What people type for the sign of `×100`."""


class ReplyError(BansoError):
    """An answer that no question asked for, or that is none of its readings."""


def replied(read: Callable[[Answers], Checked], given: Sequence[str]) -> tuple[Checked, Answers]:
    """A workbook read with these answers, and the answers to keep with it.

    An answer may raise the next question, as that for the period does, so it is read again
    until every one is taken.

    Args:
        read: Checks the workbook.
        given: `KEY=READING` each, as `lines` prints them.

    Raises:
        ReplyError: One is no answer to a question that the workbook raises.
    """
    wanted = dict(_parted(one) for one in given)
    answers = NONE
    while True:
        checked = read(answers)
        taken = {key: ask for key, ask in _open(checked).items() if key in wanted}
        if not taken:
            break
        for key, ask in taken.items():
            answers = with_reply(answers, _reply(key, ask, wanted.pop(key)))
    if wanted:
        key = "cli.answer_no_question"
        known = "; ".join(_open(checked)) or say("cli.answer_none_open")
        raise ReplyError(key, asked=next(iter(wanted)), known=known)
    return checked, answers


def lines(checked: Checked) -> Iterator[str]:
    """Each open question, and below it each reading as the option that chooses it."""
    for key, ask in _open(checked).items():
        if isinstance(ask, Stranger):
            place = "!".join(part for part in (ask.sheet, ask.cell) if part)
            yield say("submit.ask_place", place=place, text=ask.text)
            for one in ask.suggestions:
                yield f"  {_option(key, one.code)}  {one.full_name}"
            yield f"  {_option(key, say('cli.answer_code'))}  {say('cli.answer_any_unit')}"
            continue
        yield _asked(ask)
        offered = _offered(ask, scope=checked.scope)
        for choice in offered:
            yield f"  {_option(key, _written(choice.value))}  {choice.label}"
        if len(offered) < len(ask.readings):
            any_place = f"{NEW}{say('cli.answer_code')}@{TODAY.isoformat()}"
            yield f"  {_option(key, any_place)}  {say('cli.answer_any_plan')}"


def _asked(ask: Question) -> str:
    """What is asked, in the words of the page that asks it too."""
    if ask.kind in {Kind.PLAN, Kind.REST}:
        return say(f"planning.ask_{ask.kind}", text=ask.text)
    place = "!".join(part for part in (ask.sheet, ask.cell) if part)
    about = indicator(ask.of).short_name() if ask.of else ""
    end = "_of" if about else ""
    return say(f"submit.ask_{ask.kind}{end}", place=place, text=ask.text, indicator=about)


def _offered(ask: Question, *, scope: str) -> Sequence[Choice]:
    """The readings to print: a plan may be of any commune, and those are not listed each."""
    values = [str(one.value) for one in ask.readings]
    last = f"{NEW}{scope}@{TODAY.isoformat()}"
    if ask.kind is not Kind.PLAN or last not in values:
        return ask.readings
    return ask.readings[: values.index(last) + 1]


def _open(checked: Checked) -> Mapping[str, Question | Stranger]:
    """Every open question by its key; a name once, where it first stands."""
    found: dict[str, Question | Stranger] = {}
    for one in checked.questions:
        found[one.kind.value if one.kind in NAMED else one.key] = one
    named: set[str] = set()
    for stranger in checked.strangers:
        if stranger.text not in named and options(stranger):
            named.add(stranger.text)
            key = f"{stranger.sheet}!{stranger.cell}" if stranger.cell else stranger.text
            found.setdefault(key, stranger)
    return found


def _reply(key: str, ask: Question | Stranger, reading: str) -> Reply:
    if isinstance(ask, Stranger):
        units = {one.code: one for one in reversed(options(ask))}
        if reading not in units:
            raise _no_reading(key, reading, [f"{one.code} {one.name}" for one in ask.suggestions])
        return Reply(readings=(), places={ask.text: units[reading].key})
    values = {_written(one.value): one.value for one in ask.readings}
    if ask.kind is Kind.PERIOD and reading not in values:  # the latest are offered; any may be said
        values[reading] = str(Period.parse(reading))
    if reading[:1] in TYPED_TIMES:
        reading = f"×{reading[1:]}"
    if reading not in values:
        raise _no_reading(key, reading, [*values])
    return Reply(readings=[(ask, values[reading])], places={})


def _no_reading(asked: str, reading: str, known: Sequence[str]) -> ReplyError:
    key = "cli.answer_no_reading"
    return ReplyError(
        key, asked=asked, reading=reading, known="; ".join(known) or say("cli.answer_any_unit")
    )


def _parted(given: str) -> tuple[str, str]:
    name, sign, reading = given.rpartition("=")
    if not sign or not name.strip() or not reading.strip():
        key = "cli.answer_form"
        raise ReplyError(key, asked=given)
    return name.strip(), reading.strip()


def _written(value: float | str) -> str:
    """A reading as it is typed: `1234`, `1.234`, `9/12`, `×100`, `2026-Q1`."""
    return value if isinstance(value, str) else f"{value:.15g}"


def _option(key: str, reading: str) -> str:
    """The option as a shell takes it."""
    both = f"{key}={reading}"
    quoted = subprocess.list2cmdline([both]) if os.name == "nt" else shlex.quote(both)
    return f"{OPTION} {quoted}"
