"""How figures read in sentences: quotients, differences, targets. Rounds only here, in print."""

import datetime as dt

import pandas as pd

from data.catalog import Indicator, Kind, Operator, Target, indicator, targets
from data.model import State
from data.period import Period
from data.status import Goal
from geo import units
from geo.units import NATION, TODAY, Level, Unit
from text import Language, language, say
from text.number import NBSP, decimal, whole
from text.number import signed as with_sign

CITIES_NAMED_WITH_KIND = frozenset({"79"})
KINDS_WITHOUT_ZONES = 2  # every province has communes and wards; some have special zones too


def number(value: float, *, digits: int) -> str:
    """A number without its unit."""
    return decimal(value, digits=digits, locale=language())


def signed(value: float, *, digits: int) -> str:
    """A change without its unit, its sign always written."""
    return with_sign(value, digits=digits, locale=language())


def counts(numerator: float | None, denominator: float | None) -> str:
    """`1.395/3.120`, or nothing where one of them is not known."""
    if numerator is None or denominator is None or pd.isna(numerator) or pd.isna(denominator):
        return ""
    return "/".join(whole(round(one), locale=language()) for one in (numerator, denominator))


def quotient(measure: Indicator, numerator: float | None, denominator: float | None) -> str:
    """`1.395/3.120 hộ`: with the unit of the base counted below the line, where it has one."""
    if measure.kind is Kind.RANK:
        return ""  # the value is printed as 27/63 already
    text = counts(numerator, denominator)
    unit = indicator(measure.denominator_id).unit() if text and measure.denominator_id else ""
    return f"{text}{NBSP}{unit}" if unit else text


def counted(measure: Indicator) -> str:
    """`hộ được phủ mạng`: what stands above the line, to follow its number."""
    words = lower_first(measure.numerator() or measure.short_name())
    return lower_first(words.removeprefix(say("page.number_of")))


def counted_quotient(measure: Indicator, numerator: float | None, denominator: float | None) -> str:
    """`1.395/3.120 hộ`; without a unit of the base, what is counted: `40/52 hồ sơ trực tuyến`."""
    text = quotient(measure, numerator, denominator)
    is_named = not text or bool(measure.denominator_id and indicator(measure.denominator_id).unit())
    return text if is_named else f"{text} {counted(measure)}"


def state_text(state: str, *, is_published: bool) -> str:
    """`Chưa báo cáo`; of figures that are published for the units, `Chưa có số liệu`."""
    if state == State.MISSING and is_published:
        return say("page.state_no_figure")
    return say(f"page.state_{state}")


def short_name(place: Unit) -> str:
    """A unit's name without its kind; of the one named after a person, with it."""
    if place.level is Level.PROVINCE and place.code in CITIES_NAMED_WITH_KIND:
        return say("page.city", name=place.name)
    return place.name


def province_name(place: Unit) -> str:
    """Of a commune, the short name of its province: of thousands, hundreds share a name."""
    return short_name(units.unit(place.parent)) if place.parent else ""


def in_province(place: Unit, name: str) -> str:
    """`Xã Tân Thành, Lạng Sơn`."""
    above = province_name(place)
    return say("page.unit_of", unit=name, province=above) if above else name


def difference(measure: Indicator, change: float | None) -> str:
    """`+3,4 điểm %` between rates, `+64 cụm` between counts; empty where there is none."""
    if change is None or pd.isna(change):
        return ""
    text = signed(change, digits=measure.decimals)
    unit = say("page.points") if measure.kind is Kind.RATE else measure.unit()
    return f"{text}{NBSP}{unit}" if unit else text


def target_text(measure: Indicator, target: Target | Goal) -> str:
    """`≥ 80 %`, `> 60 %`, `70–80 %`: as short as the target was written."""
    digits = 0 if target.value == int(target.value) else measure.decimals
    text = number(target.value, digits=digits)
    if target.operator is Operator.BETWEEN and target.value_max is not None:
        text = f"{text}–{number(target.value_max, digits=digits)}"
    is_all = target.operator is Operator.AT_LEAST and target.value == measure.high
    sign = "" if is_all else target.operator.sign  # there is nothing above a hundred percent
    return NBSP.join(part for part in (sign, text, measure.unit()) if part)


def target_of(measure: Indicator, place: Unit, period: Period | None) -> Target | None:
    """The target that counts in a place at a time: its own plan's before the nation's.

    Of several, the next one due; when all are past, the last.
    """
    day = period.end if period else dt.date.max
    found = targets(measure.id, scope=place.code)
    own = [one for one in found if one.scope == place.code] or list(found)
    due = [one for one in own if one.by >= day]
    if due:
        return min(due, key=lambda one: one.by)
    return max(own, key=lambda one: one.by) if own else None


def whole_name(place: Unit) -> str:
    """`Toàn tỉnh Điện Biên`, `Cả nước`."""
    if place.key == NATION:
        return say("page.whole_nation")
    return say("page.whole_province", name=place_name(place))


def place_name(place: Unit) -> str:
    """`tỉnh Điện Biên` inside a sentence; other languages put the kind behind the name."""
    name = place.label(language())
    return lower_first(name) if language() is Language.VI else name


def level_words(place: Unit, edition: dt.date, *, level: Level = Level.PROVINCE) -> str:
    """What the units on the map are called: `xã, phường`, with `đặc khu` where there are any.

    Args:
        place: Whose units.
        edition: Of which list.
        level: Of the nation's units; those of a province are communes.
    """
    if place.key == NATION and level is Level.COMMUNE:
        return say("page.communes_and_zones")
    if place.key == NATION:
        return say("page.provinces" if edition == TODAY else "page.former_provinces")

    kinds = {one.kind_vi for one in units.children(place.key)}
    return say("page.communes" if len(kinds) <= KINDS_WITHOUT_ZONES else "page.communes_and_zones")


def unit_words(measure: Indicator) -> str:
    """What the values are in, for the line under a title: `% số hộ`, `Số cụm`, `Thứ hạng`."""
    match measure.kind:
        case Kind.RATE:
            whole_words = measure.denominator()
            if whole_words:
                return say("page.note_percent_of", whole=lower_first(whole_words))
            return say("page.note_percent")
        case Kind.COUNT:
            return say("page.note_number", unit=measure.unit()) if measure.unit() else ""
        case Kind.INDEX:
            unit = measure.unit()
            return say("page.note_number", unit=unit) if unit else say("page.note_index")
        case Kind.RANK:
            return say("page.note_rank")
        case Kind.YES_NO:
            return say("page.note_yes_no")


def lower_first(text: str) -> str:
    """For words that move into the middle of a sentence; abbreviations stay as they are."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
