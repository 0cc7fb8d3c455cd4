"""Outlines of places: install official ones, check them, say what is installed."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypedDict

from geo import boundary, install, installed, topology, units
from geo.install.progress import Progress
from geo.schematic import build, land
from geo.units import NATION
from text import language, number, say, terminal
from text.error import BansoError

PROGRAM: Final = "python -m geo"


class _Chosen(TypedDict):
    provinces: list[str]
    column: str | None
    wanted: str | None
    progress: Progress


@terminal.heard()
def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 not understood."""
    asked = sys.argv[1:] if argv is None else list(argv)
    terminal.listen(asked)
    options = _parser().parse_args(asked)
    if options.run is None:
        print(terminal.no_command(PROGRAM, RUNS), file=sys.stderr)
        return terminal.MISUSED
    try:
        options.run(options)
    except BansoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser, of = terminal.parser(
        PROGRAM,
        RUNS,
        description=say("geo.cli_description"),
        told=lambda name: say(f"geo.cli_{name}"),
    )
    for name in ("install", "check"):
        one = of[name]
        one.add_argument("source", help=say("geo.cli_source"))
        one.add_argument(
            "--province", action="append", default=[], metavar="NN", help=say("geo.cli_province")
        )
        one.add_argument("--code-column", metavar="NAME", help=say("geo.cli_column"))
        one.add_argument("--sha256", metavar="HEX", help=say("geo.cli_sha256"))
    of["install"].add_argument("--named", metavar="TEXT", help=say("geo.cli_named"))
    of["schematic"].add_argument("--countries", type=Path, help=say("geo.cli_countries"))
    return parser


def _install(options: argparse.Namespace) -> None:
    """Install official outlines; a source with an error changes nothing."""
    report = install.install(options.source, named=options.named, **_chosen(options))
    _print(report)
    print(say("geo.install_installed", n=report.findings.communes, of=len(report.provinces)))
    print(say("geo.install_kept", before=report.findings.vertices, after=report.vertices))
    for scope in (*report.provinces, *boundary.NATIONAL):
        if not boundary.is_schematic(scope):
            topology.layer(scope)


def _check(options: argparse.Namespace) -> None:
    """Check a source of outlines and change nothing."""
    _print(install.examine(options.source, **_chosen(options)))


def _chosen(options: argparse.Namespace) -> _Chosen:
    return {
        "provinces": options.province,
        "column": options.code_column,
        "wanted": options.sha256,
        "progress": Progress(),
    }


def _print(report: install.Report) -> None:
    found = report.findings
    print(say("geo.install_read", n=found.communes, of=len(report.provinces)))
    overlap = number.decimal(found.overlap_km2, digits=2, locale=language())
    for key, count in (
        ("geo.install_duplicates", found.duplicates),
        ("geo.install_rings", found.broken_rings),
        ("geo.install_repeated", found.repeated_vertices),
        ("geo.install_unmatched", found.unmatched),
        ("geo.install_area", found.area_off),
    ):
        if count:
            print(say(key, n=count, km2=overlap))


def _outlines(_options: argparse.Namespace) -> None:
    """Say which provinces have official outlines, from where, since when."""
    there = installed.provinces()
    for province in units.children(NATION):
        if entry := there.get(province.code):
            when = entry.installed_at
            print(f"{province.code} {province.full_name}: {entry.source} ({when})")
    left = len(units.children(NATION)) - len(there)
    print(say("geo.outline_installed", n=len(there), of=left))


def _schematic(options: argparse.Namespace) -> None:
    """Compute the schematic outlines that the project ships anew."""
    if options.countries is not None:
        land.extract(options.countries)
    print(say("geo.outline_schematic", n=build()))


RUNS: Final[dict[str, Callable[[argparse.Namespace], None]]] = {
    "install": _install,
    "check": _check,
    "outlines": _outlines,
    "schematic": _schematic,
}


if __name__ == "__main__":
    sys.exit(main())
