"""Outlines of places: install official ones, check them, say what is installed."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from geo import boundary, install, installed, topology, units
from geo.install.progress import Progress
from geo.schematic import build, land
from geo.units import NATION
from text import language, number, say, speak_as_the_terminal
from text.error import BansoError


class _Chosen(TypedDict):
    provinces: list[str]
    column: str | None
    wanted: str | None
    progress: Progress


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused (2 is argparse's)."""
    speak_as_the_terminal()
    options = _parser().parse_args(argv)
    try:
        options.run(options)
    except BansoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, run in (("install", _install), ("check", _check)):
        one = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        one.add_argument("source", help="folder, zip, GIS file, or the address of one")
        one.add_argument("--province", action="append", default=[], metavar="NN")
        one.add_argument("--code-column", metavar="NAME")
        one.add_argument("--sha256", metavar="HEX", help="that a downloaded file must have")
        one.set_defaults(run=run)
    listed = commands.add_parser("outlines", help=_outlines.__doc__)
    listed.set_defaults(run=_outlines)
    shipped = commands.add_parser("schematic", help=_schematic.__doc__)
    shipped.add_argument("--countries", type=Path, help="world-atlas' countries-10m.json")
    shipped.set_defaults(run=_schematic)
    return parser


def _install(options: argparse.Namespace) -> None:
    """Install official outlines; a source with an error changes nothing."""
    report = install.install(options.source, **_chosen(options))
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


if __name__ == "__main__":
    sys.exit(main())
