"""What may be asked for on the command line: commands, their options, their help."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from data.command import reply
from geo.units import FORMER, TODAY
from text import say, terminal

PROGRAM: Final = "python -m data"

Run = Callable[[argparse.Namespace], int]


def parser(runs: Mapping[str, Run], *, shipped: Path) -> argparse.ArgumentParser:
    """The parser; what it gives has `run`, None where no command was named.

    Args:
        runs: What each command does, by its name.
        shipped: Where the workbooks are that come with the program.
    """
    made, of = terminal.parser(
        PROGRAM,
        runs,
        description=say("cli.description"),
        told=lambda name: say(f"cli.help_{name.replace('-', '_')}"),
    )
    _of_files(of["check"], of["import"])
    _of_template(of["template"])
    planned = of["plan-template"]
    planned.add_argument("out", type=Path, metavar="FILE", help=say("cli.help_out"))
    planned.add_argument("--province", default="VN", help=say("cli.help_template_province"))
    planned.add_argument("--force", action="store_true", help=say("cli.help_force"))
    _of_ledger(of["events"], of["history"])
    _of_memory(of["remembered"])
    of["export"].add_argument("--csv", required=True, help=say("cli.help_csv"))
    of["load-shipped"].add_argument("--folder", type=Path, default=shipped, help=argparse.SUPPRESS)
    taken_back = of["withdraw"]
    taken_back.add_argument(
        "submissions", type=_number, nargs="+", metavar="N", help=say("cli.help_submission")
    )
    taken_back.add_argument("--reason", required=True, help=say("cli.help_reason"))
    return made


def _of_files(check: argparse.ArgumentParser, take_in: argparse.ArgumentParser) -> None:
    for one in (check, take_in):
        one.add_argument("file", help=say("cli.help_file"))
        one.add_argument("--province", help=say("cli.help_province"))
        one.add_argument(
            reply.OPTION,
            dest="answers",
            action="append",
            default=[],
            metavar=say("cli.answer_metavar"),
            help=say("cli.help_answer"),
        )
    take_in.add_argument("--again", action="store_true", help=say("cli.help_again"))


def _of_template(one: argparse.ArgumentParser) -> None:
    one.add_argument("--province", required=True, help=say("cli.help_template_province"))
    one.add_argument("--period", required=True, help=say("cli.help_period"))
    one.add_argument("--indicators", nargs="+", help=say("cli.help_indicators"))
    one.add_argument("--out", type=Path, help=say("cli.help_out"))
    one.add_argument("--force", action="store_true", help=say("cli.help_force"))


def _of_ledger(events: argparse.ArgumentParser, history: argparse.ArgumentParser) -> None:
    events.add_argument(
        "submission", type=_number, nargs="?", metavar="N", help=say("cli.help_events_of")
    )
    history.add_argument("indicator", help=say("cli.help_indicator"))
    history.add_argument("unit", help=say("cli.help_unit"))
    history.add_argument("period", help=say("cli.help_period"))
    history.add_argument(
        "--former",
        dest="list_of",
        action="store_const",
        const=FORMER,
        default=TODAY,
        help=say("cli.help_former"),
    )


def _of_memory(one: argparse.ArgumentParser) -> None:
    acts = one.add_subparsers(metavar="", dest="act")
    one.set_defaults(act="list", what="")
    for act, what in (("list", None), ("export", "FILE"), ("import", "FILE"), ("delete", "ID")):
        told = say(f"cli.help_remembered_{act}")
        of = acts.add_parser(act, help=told, description=told)
        if what is not None:
            of.add_argument("what", metavar=what, help=say(f"cli.help_{what.lower()}_remembered"))


def _number(asked: str) -> int:
    if asked.isdecimal():
        return int(asked)
    raise argparse.ArgumentTypeError(say("cli.no_number", asked=asked))
