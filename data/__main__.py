"""The command line of the data: python -m data check | import | export | template | ..."""

import argparse
import hashlib
import io
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from data import export, finding
from data.actor import operator_here
from data.command import form, ledger, option, remembered, reply, ticker, undo, verdict
from data.ingest import Checked, check
from data.ingest.answer import NONE, Answers
from data.ingest.rule import rules
from data.store import Receipt, Store, StoreReportedError, open_store
from data.store.connection import address
from data.submission import reading
from text import fault, say, terminal
from text.error import BansoError

SHIPPED: Final = Path(__file__).resolve().parent / "workbooks"
DONE: Final = 0
REFUSED: Final = 1
STANDARD_OUTPUT: Final = "-"


@terminal.heard()
def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 not understood."""
    asked = sys.argv[1:] if arguments is None else list(arguments)
    terminal.listen(asked)
    chosen = option.parser(RUNS, shipped=SHIPPED).parse_args(asked)
    if chosen.run is None:
        print(terminal.no_command(option.PROGRAM, RUNS), file=sys.stderr)
        return terminal.MISUSED
    run: option.Run = chosen.run
    try:
        return run(chosen)
    except BansoError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        key = "cli.not_written" if run in {_export, form.figures, form.plans} else "cli.no_file"
        named = next((vars(chosen)[one] for one in ("file", "csv", "out") if one in chosen), "")
        file = error.filename or named or ""
        print(say(key, file=file, why=fault.told(error)), file=sys.stderr)
    return REFUSED


def _check(chosen: argparse.Namespace) -> int:
    checked, _ = _checked_with_store(chosen)
    print(verdict.findings(checked))
    return REFUSED if checked.errors else DONE


def _import(chosen: argparse.Namespace) -> int:
    checked, answers = _checked_with_store(chosen)
    print(verdict.findings(checked))
    if checked.errors:
        print(
            say("cli.not_stored", file=checked.file_name, errors=len(checked.errors)),
            file=sys.stderr,
        )
        return REFUSED
    with open_store() as store:
        receipt = store.known(reading.handed_in(checked), again=chosen.again)
        if receipt is None:
            counted = verdict.held(len(checked.observations), len(checked.plan_lines))
            told = say("cli.storing", file=checked.file_name, counted=counted)
            print(told, flush=True)
            receipt = publish(store, checked, again=chosen.again, answers=answers)
        print(verdict.stored(checked, receipt))
    return DONE


def _export(chosen: argparse.Namespace) -> int:
    with open_store() as store:
        if chosen.csv == STANDARD_OUTPUT:
            _print_figures(store)
            return DONE
        written = export.write_csv(store, Path(chosen.csv))
    print(say("cli.exported", figures=written, file=chosen.csv))
    return DONE


def _print_figures(store: Store) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # the bytes that a file would have
    export.write(store, sys.stdout)


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
                print(verdict.findings(checked))
                continue
            try:
                print(verdict.stored(checked, publish(store, checked)), flush=True)
            except StoreReportedError as error:
                skipped += 1
                print(say("cli.skipped_reported", told=error))
                continue
            loaded += 1
    print(say("cli.loaded", loaded=loaded, skipped=skipped, refused=refused))
    return REFUSED if refused else DONE


def _checked(
    file: str | Path,
    province: str | None,
    *,
    store: Store | None = None,
    answers: Answers = NONE,
) -> Checked:
    """A checked workbook, of its own or as a store would have it."""
    if not str(file).strip():
        key = "cli.no_name"
        raise BansoError(key)
    path = Path(file)
    with ticker.ticking() as tell:
        if store is None:
            return check(
                path, file_name=path.name, province_code=province, answers=answers, progress=tell
            )
        scope = province or ""
        return reading.read(
            store, path, file_name=path.name, scope=scope, answers=answers, tell=tell
        )


def _checked_with_store(chosen: argparse.Namespace) -> tuple[Checked, Answers]:
    """A workbook as the store would have it, answered; no store is made for it."""

    def checked(answers: Answers, store: Store | None = None) -> Checked:
        return _checked(chosen.file, chosen.province, store=store, answers=answers)

    where = address()
    if where.get_backend_name() == "sqlite" and not Path(where.database or "").is_file():
        return reply.replied(checked, chosen.answers)
    with open_store() as store:
        return reply.replied(partial(checked, store=store), chosen.answers)


def publish(
    store: Store, checked: Checked, *, again: bool = False, answers: Answers = NONE
) -> Receipt:
    """Store a checked workbook in one transaction."""
    desk = store.desk(operator_here())
    return desk.publish(
        reading.handed_in(checked),
        checked.observations,
        content=checked.content,
        again=again,
        points=checked.points,
        lines=checked.plan_lines,
        passages=checked.passages,
        answers=answers,
    )


RUNS: Final[dict[str, option.Run]] = {
    "check": _check,
    "import": _import,
    "export": _export,
    "template": form.figures,
    "plan-template": form.plans,
    "rules": _rules,
    "submissions": undo.submissions,
    "events": ledger.events,
    "history": ledger.history,
    "publish-due": ledger.publish_due,
    "withdraw": undo.withdraw,
    "load-shipped": _load_shipped,
    "withdraw-demonstration": undo.withdraw_demonstration,
    "remembered": remembered.run,
}


if __name__ == "__main__":
    sys.exit(main())
