"""Empty workbooks to be filled in: of figures, of plans."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Final

from xlsxwriter.exceptions import FileCreateError

from data.catalog import indicator
from data.ingest import template
from data.ingest.plan import template as plan_template
from data.ingest.scope import scope_of
from data.period import Period
from geo.units import unit
from text import say

DONE: Final = 0
REFUSED: Final = 1


def figures(chosen: argparse.Namespace) -> int:
    """Write a workbook in which the communes of a province report.

    Raises:
        BansoError: There is no such place, period or indicator.
        OSError: It cannot be written.
    """
    period = Period.parse(chosen.period)
    here = scope_of(chosen.province)
    for indicator_id in chosen.indicators or ():
        indicator(indicator_id)
    path = chosen.out or Path(f"banso-{chosen.province}-{period}.xlsx")
    if not _has_begun(period):
        return REFUSED
    if path.is_file() and not chosen.force:
        print(say("cli.template_there", file=path), file=sys.stderr)
        return REFUSED
    try:
        template.write(
            path, scope=chosen.province, period=period, indicator_ids=chosen.indicators or None
        )
    except FileCreateError as error:  # it wraps what the system says
        raise error.args[0] from None
    place = unit(here.place).full_name
    units = len(here.units)
    print(say("cli.template_written", file=path, place=place, period=period.label(), units=units))
    return DONE


def plans(chosen: argparse.Namespace) -> int:
    """Write a workbook in which a plan is told.

    Raises:
        BansoError: There is no such place.
        OSError: It cannot be written.
    """
    here = scope_of(chosen.province)
    if chosen.out.is_file() and not chosen.force:
        print(say("cli.template_there", file=chosen.out), file=sys.stderr)
        return REFUSED
    plan_template.write(chosen.out, scope=chosen.province)
    print(say("cli.plan_template_written", file=chosen.out, place=unit(here.place).full_name))
    return DONE


def _has_begun(period: Period) -> bool:
    """What an import will refuse is not handed out as a form; see rule L4."""
    is_to_come = period.start > dt.datetime.now(tz=dt.UTC).date()
    if is_to_come:
        found = say("ingest.L4_found", period=period.label(), start=period.start)
        print(found, say("ingest.L4_fix"), file=sys.stderr)
    return not is_to_come
