"""The command line of the data: python -m data check | import | export | template | ..."""

import argparse
import getpass
import hashlib
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from data import export, finding
from data.catalog import indicator
from data.ingest import Checked, check, template
from data.ingest.rule import rules
from data.ingest.scope import scope_of
from data.period import Period
from data.problem import Problem, Severity
from data.store import Receipt, Store, Submission, open_store
from geo.units import NATION, UnitKey, unit
from text import Language, say, speak, speak_as_the_terminal
from text.error import BansoError

SHIPPED: Final = Path(__file__).resolve().parent / "workbooks"
DONE: Final = 0
REFUSED: Final = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused with a message."""
    speak_as_the_terminal()
    asked = sys.argv[1:] if arguments is None else list(arguments)
    for word, following in pairwise(asked):
        if word == "--language" and following in set(Language):
            speak(Language(following))  # before the help texts are made
    chosen = _parser().parse_args(asked)
    run: Callable[[argparse.Namespace], int] = chosen.run
    try:
        return run(chosen)
    except BansoError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        key = "cli.not_written" if run in {_export, _template} else "cli.no_file"
        print(say(key, file=error.filename or ""), file=sys.stderr)
    return REFUSED


def _check(chosen: argparse.Namespace) -> int:
    checked = _checked(chosen.file, chosen.province)
    _print_findings(checked)
    return REFUSED if checked.errors else DONE


def _import(chosen: argparse.Namespace) -> int:
    checked = _checked(chosen.file, chosen.province)
    _print_findings(checked)
    if checked.errors:
        print(
            say("cli.not_stored", file=checked.file_name, errors=len(checked.errors)),
            file=sys.stderr,
        )
        return REFUSED
    print(say("cli.storing", file=checked.file_name, figures=_size(checked)), flush=True)
    with open_store() as store:
        print(_told(checked, publish(store, checked, again=chosen.again)))
    return DONE


def _export(chosen: argparse.Namespace) -> int:
    with open_store() as store:
        written = export.write_csv(store, chosen.csv)
    print(say("cli.exported", figures=written, file=chosen.csv))
    return DONE


def _template(chosen: argparse.Namespace) -> int:
    period = Period.parse(chosen.period)
    here = scope_of(chosen.province)
    for indicator_id in chosen.indicators or ():
        indicator(indicator_id)
    path = chosen.out or Path(f"banso-{chosen.province}-{period}.xlsx")
    template.write(
        path, scope=chosen.province, period=period, indicator_ids=chosen.indicators or None
    )
    place = unit(here.place).full_name
    units = len(here.units)
    print(say("cli.template_written", file=path, place=place, period=period.label(), units=units))
    return DONE


def _rules(_: argparse.Namespace) -> int:
    for rule in rules():
        print(f"{rule.id:<4} {finding.word(rule.severity):<9} {rule.told}")
    return DONE


def _load_shipped(chosen: argparse.Namespace) -> int:
    paths = sorted(chosen.folder.rglob("*.xlsx"))
    if not paths:
        print(say("cli.nothing_to_load", folder=chosen.folder))
    loaded = skipped = refused = 0
    with open_store() as store:
        known = set(store.submissions()["sha256"])
        for path in paths:
            if hashlib.sha256(path.read_bytes()).hexdigest() in known:
                skipped += 1
                print(say("cli.skipped", file=path.name))
                continue
            try:
                checked = _checked(path, None)
            except BansoError as error:
                refused += 1
                print(error, file=sys.stderr)
                continue
            if checked.errors:
                refused += 1
                _print_findings(checked)
                continue
            loaded += 1
            print(_told(checked, publish(store, checked)), flush=True)
    print(say("cli.loaded", loaded=loaded, skipped=skipped, refused=refused))
    return REFUSED if refused else DONE


def _withdraw(_: argparse.Namespace) -> int:
    with open_store() as store:
        sent = store.submissions()
        holds = sent["is_demonstration"].astype(bool) & sent["withdrawn_revision"].isna()
        ids = [int(one) for one in sent.loc[holds, "submission_id"]]
        if not ids:
            print(say("cli.nothing_to_withdraw"))
            return DONE
        revision = store.withdraw(ids, by=_user(), reason=say("cli.withdraw_reason"))
    print(say("cli.withdrawn", submissions=len(ids), revision=revision))
    return DONE


def _checked(path: Path, province: str | None) -> Checked:
    return check(path, file_name=path.name, province_code=province)


def publish(store: Store, checked: Checked, *, again: bool = False) -> Receipt:
    """Store a checked workbook in one transaction."""
    submission = Submission(
        file_name=checked.file_name,
        sha256=checked.sha256,
        layout=checked.recognised,
        scope=checked.scope,
        is_demonstration=checked.is_demonstration,
        title=checked.title,
        publisher=checked.publisher,
        url=checked.url,
        licence=checked.licence,
        submitted_by=_user(),
    )
    return store.publish(submission, checked.observations, content=checked.content, again=again)


def _told(checked: Checked, receipt: Receipt) -> str:
    if not receipt.already_published:
        key = "cli.stored"
    elif receipt.is_withdrawn:
        key = "cli.known_withdrawn"
    else:
        key = "cli.known"
    figures = _size(checked)
    return say(key, file=checked.file_name, figures=figures, revision=receipt.revision)


def _print_findings(checked: Checked) -> None:
    place = NATION if checked.scope == NATION.code else UnitKey(checked.scope, checked.edition)
    period = say("cli.several_periods") if checked.period is None else checked.period.label()
    layout = say(f"ingest.layout_{checked.recognised}")
    print(
        say(
            "cli.understood",
            file=checked.file_name,
            layout=layout,
            place=unit(place).full_name,
            period=period,
            figures=_size(checked),
        )
    )
    if not checked.problems:
        print(say("cli.found_nothing"))
        return
    counts = {f"{severity}s": _count(checked.problems, severity) for severity in Severity}
    print(say("cli.found", **counts))
    for line in finding.lines(checked.problems):
        print(f"  {line}")


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _size(checked: Checked) -> int:
    return len(checked.observations)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a service account without a name
        return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=say("cli.description"))
    parser.add_argument("--language", choices=list(Language), help=say("cli.help_language"))
    commands = parser.add_subparsers(required=True, metavar="")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], help_key: str
    ) -> argparse.ArgumentParser:
        told = say(f"cli.help_{help_key}")
        added = commands.add_parser(name, help=told, description=told)
        added.set_defaults(run=run)
        added.add_argument("--language", choices=list(Language), help=say("cli.help_language"))
        return added

    for name, run in (("check", _check), ("import", _import)):
        one = command(name, run, name)
        one.add_argument("file", type=Path, help=say("cli.help_file"))
        one.add_argument("--province", help=say("cli.help_province"))
        if name == "import":
            one.add_argument("--again", action="store_true", help=say("cli.help_again"))
    one = command("export", _export, "export")
    one.add_argument("--csv", type=Path, required=True, help=say("cli.help_csv"))
    one = command("template", _template, "template")
    one.add_argument("--province", required=True, help=say("cli.help_template_province"))
    one.add_argument("--period", required=True, help=say("cli.help_period"))
    one.add_argument("--indicators", nargs="+", help=say("cli.help_indicators"))
    one.add_argument("--out", type=Path, help=say("cli.help_out"))
    command("rules", _rules, "rules")
    one = command("load-shipped", _load_shipped, "load")
    one.add_argument("--folder", type=Path, default=SHIPPED, help=argparse.SUPPRESS)
    command("withdraw-demonstration", _withdraw, "withdraw")
    return parser


if __name__ == "__main__":
    sys.exit(main())
