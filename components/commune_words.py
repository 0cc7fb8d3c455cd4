"""What is said of a commune as a whole: what it is, how far behind, beside whom, made of what."""

from typing import Final

from components import figure, plan_words
from data.catalog import groups
from data.model import State
from data.period import Period
from data.profile import Among, Cell, Former, Line, Profile
from data.profile.company import sort_of
from data.query.peer import Trait
from data.status import Status
from geo.lineage import Relation
from text import language, say
from text.number import decimal

WIDE_KM2: Final = 10


def finding(one: Profile) -> str:
    """Is it behind, and in how much: the first thing that is read."""
    aimed = [line for line in one.every if line.status not in {Status.NO_TARGET, Status.NO_DATA}]
    facts = {"n": len(one.behind), "of": len(aimed)}
    if not aimed:
        said = say("profile.nothing_judged")
    elif not one.behind:
        said = say("profile.none_behind", of=len(aimed))
    else:
        said = say("profile.behind", **facts)
    return f"{said} {say('profile.reported', n=one.reported, of=len(one.every))}"


def company_text(one: Profile) -> str:
    """Whom the commune is compared with, and what could not be used."""
    found, others = one.company, len(one.company.codes) - 1
    match found.among:
        case Among.KIND:
            kind = say(f"profile.kind_{sort_of(one.unit)}")
            return say("profile.among_kind", n=others + 1, kind=kind)
        case Among.ZONE if found.zone is None:
            return say("profile.zone_unknown")
        case Among.ZONE:
            return say("profile.among_zone", n=others + 1, zone=str(found.zone))
    if found.peers is None or not found.codes:
        return say("profile.near_unknown")
    traits = ", ".join(say(f"profile.trait_{trait}") for trait in found.peers.used)
    said = say("profile.among_near", n=others, traits=traits)
    if found.peers.unknown:
        said += " " + say("profile.trait_unknown", traits=_traits(found.peers.unknown))
    if found.peers.left_out:
        said += " " + say("profile.peers_left_out", n=len(found.peers.left_out))
    return said


def facts(one: Profile) -> str:
    """Province, kind of unit, households, area: what makes figures of two communes differ."""
    unit = one.unit
    parts = [one.province.label(language()), say("page.code", code=unit.code)]
    if one.households:
        parts.append(say("profile.households", n=round(one.households)))
    if unit.area_km2:
        digits = 0 if unit.area_km2 >= WIDE_KM2 else 1
        area = decimal(unit.area_km2, digits=digits, locale=language())
        parts.append(say("profile.area", km2=area))
    if one.company.zone:
        parts.append(say("profile.zone", zone=str(one.company.zone)))
    if one.until:
        parts.append(say("profile.until", period=figure.lower_first(one.until.label())))
    return " · ".join(parts)


def former_name(one: Former) -> str:
    """`Xã A`; `Xã B (một phần)`."""
    label = one.unit.label(language())
    return say("conversion.a_part", name=label) if one.relation is Relation.PART else label


def former_figure(line: Line, found: tuple[Period, Cell] | None) -> str:
    """`40,0 % (II/2025)`; a former commune without a figure said nothing."""
    if found is None:
        return say("page.state_missing")
    period, cell = found
    value = (
        say("page.state_not_applicable")
        if cell.state == State.NOT_APPLICABLE
        else line.indicator.show(cell.value, qualifier=cell.qualifier)
    )
    return f"{value} ({period.label(short=True)})"


def group_name(group_id: str) -> str:
    """A heading of the catalogue, in few words where it is a plan's."""
    if group_id in plan_words.SHORT_GROUPS:
        return say(f"plan.group_{group_id.lower()}")
    return groups()[group_id].name()


def mark(one: Profile) -> str:
    """What invented figures carry wherever they are shown; nothing of real ones."""
    return say("page.demonstration") if one.is_demonstration else ""


def _traits(several: tuple[Trait, ...]) -> str:
    return ", ".join(say(f"profile.trait_{trait}") for trait in several)
