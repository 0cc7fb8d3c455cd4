"""The command line of accounts: python -m data.account link | list | invite | reset | ..."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final

from data.account import Accounts, accounts, door, grant, moment
from data.account.record import Account
from data.actor import EVERYWHERE, Grant, Role, operator_here
from data.store import Store, open_store
from text import say, terminal
from text.error import BansoError

PROGRAM: Final = "python -m data.account"
ADDRESS: Final = "http://localhost:8501"
DONE: Final = 0
REFUSED: Final = 1

Run = Callable[[Store, argparse.Namespace], int]


@terminal.heard()
def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 not understood."""
    asked = sys.argv[1:] if arguments is None else list(arguments)
    terminal.listen(asked)
    chosen = _parser().parse_args(asked)
    if chosen.run is None:
        print(terminal.no_command(PROGRAM, RUNS), file=sys.stderr)
        return terminal.MISUSED
    run: Run = chosen.run
    try:
        with open_store() as store:
            return run(store, chosen)
    except BansoError as error:
        print(error, file=sys.stderr)
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    made, of = terminal.parser(
        PROGRAM,
        RUNS,
        description=say("account.cli_description"),
        told=lambda name: say(f"account.cli_help_{name}"),
    )
    for name in ("link", "invite", "reset"):
        told = say("account.cli_help_address", address=ADDRESS)
        of[name].add_argument("--address", default=ADDRESS, help=told)
    for name in ("reset", "unlock", "deactivate"):
        of[name].add_argument("name", help=say("account.cli_help_name"))
    _of_invite(of["invite"])
    return made


def _of_invite(one: argparse.ArgumentParser) -> None:
    roles = ", ".join(role.value for role in Role)
    told = say("account.cli_help_role", roles=roles)
    one.add_argument("--role", type=Role, required=True, metavar="ROLE", help=told)
    one.add_argument("--scope", default=EVERYWHERE, help=say("account.cli_help_scope"))
    one.add_argument("--units", nargs="+", default=[], help=say("account.cli_help_units"))
    one.add_argument("--display-name", default="", help=say("account.cli_help_display_name"))


def _link(store: Store, chosen: argparse.Namespace) -> int:
    secret = door(store).set_up()
    if secret is None:
        print(say("account.cli_has_accounts"), file=sys.stderr)
        return REFUSED
    return _told(chosen, secret)


def _list(store: Store, _: argparse.Namespace) -> int:
    lines = [_line(one) for one in _kept(store).people()]
    print("\n".join(lines) or say("account.cli_no_accounts"))
    return DONE


def _invite(store: Store, chosen: argparse.Namespace) -> int:
    given = Grant(role=chosen.role, scope=chosen.scope, unit_codes=tuple(chosen.units))
    return _told(chosen, _kept(store).invite(grants=[given], display_name=chosen.display_name))


def _reset(store: Store, chosen: argparse.Namespace) -> int:
    kept = _kept(store)
    return _told(chosen, kept.reset(kept.named(chosen.name).account_id))


def _unlock(store: Store, chosen: argparse.Namespace) -> int:
    kept = _kept(store)
    found = kept.named(chosen.name)
    kept.unlock(found.account_id)
    print(say("account.cli_unlocked", name=found.name))
    return DONE


def _deactivate(store: Store, chosen: argparse.Namespace) -> int:
    kept = _kept(store)
    found = kept.named(chosen.name)
    kept.deactivate(found.account_id)
    print(say("account.cli_deactivated", name=found.name))
    return DONE


def _told(chosen: argparse.Namespace, secret: str) -> int:
    print(say("account.cli_link", link=f"{chosen.address.rstrip('/')}/invitation/{secret}"))
    return DONE


def _line(one: Account) -> str:
    state = "ended" if not one.is_active else "locked" if one.is_locked(moment.now()) else "active"
    told = (one.name, one.display_name, say(f"account.state_{state}"), grant.in_short(one.grants))
    return "\t".join(told)


def _kept(store: Store) -> Accounts:
    return accounts(store, operator_here())


RUNS: Final[dict[str, Run]] = {
    "link": _link,
    "list": _list,
    "invite": _invite,
    "reset": _reset,
    "unlock": _unlock,
    "deactivate": _deactivate,
}


if __name__ == "__main__":
    sys.exit(main())
