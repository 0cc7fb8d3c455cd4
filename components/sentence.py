"""Sentences that say what a picture shows, for those who do not see it."""

import datetime as dt
from typing import Final

from components import figure, load
from components.picture import Picture
from components.row import Row, each
from data import classes, query
from data.catalog import Kind
from data.period import Frequency
from text import language, say

SOURCES_SHOWN: Final = 3


def alt_map(one: Picture) -> str:
    """The sentence that says what the map shows."""
    known = one.valued
    facts = {"title": one.indicator.name(), "period": one.period.label()}
    if known.empty:
        return say("page.alt_no_figure" if one.is_published else "page.alt_nobody", **facts)
    if one.indicator.kind is Kind.YES_NO:  # there is no highest and lowest of two answers
        yes = int((known["value"] > 0).sum())
        answers = {"yes": yes, "no": len(known) - yes}
        return say("page.alt_map_yes_no", **facts, answered=answered(one), **answers)
    worst, best = (row for _, row in one.worded(known.iloc[[0, -1]]).iterrows())
    return say(
        "page.alt_map_rank" if one.indicator.kind is Kind.RANK else "page.alt_map_of",
        **facts,
        answered=answered(one),
        worst=f"{worst['unit_name']} ({worst['value_text']})",
        best=f"{best['unit_name']} ({best['value_text']})",
    )


def answered(one: Picture) -> str:
    """`40/45 xã, phường đã báo cáo, trong đó 4 không áp dụng`; published ones `có số liệu`."""
    found = query.completeness(one.rows)
    facts = {"of": found.of, "level": one.level_short, "reported": found.answered}
    if not found.not_applicable:
        return say("page.figures_of" if one.is_published else "page.reported_of", **facts)
    key = "page.figures_of_some" if one.is_published else "page.reported_of_some"
    return say(key, n=found.not_applicable, **facts)


def unanswered(one: Picture, n: int) -> str:
    """`4 xã, phường chưa báo cáo`; of published figures `chưa có số liệu`."""
    key = "page.see_no_figure" if one.is_published else "page.see_missing"
    return say(key, n=n, level=one.level_short)


def sources(one: Picture) -> list[str]:
    """Who published the figures in view, and where; empty for reports of the units.

    Invented figures are named in the reader's language, real sources by their own titles.
    """
    known = load.submissions(one.selection.version).set_index("submission_id")
    behind = known.loc[known.index.isin(one.rows["submission_id"].dropna())]
    named = {_source(one, row) for row in each(behind) if row.title or row.is_demonstration}
    return sorted(named) or sorted(
        {str(text).split(" | ")[0] for text in one.rows["source"] if text}
    )


def _source(one: Picture, row: Row) -> str:
    if row.is_demonstration:
        place = one.selection.place.label(language())
        period = figure.lower_first(one.period.label())
        return say("page.source_invented", place=place, period=period)
    return ", ".join(part for part in (row.publisher, row.title) if part)


def alt_legend(one: Picture) -> str:
    """The sentence that says how many units lie in each class."""
    names = classes.labels(one.breaks, indicator=one.indicator)
    counts = classes.counts(one.rows["value"], one.breaks)
    return say(
        "page.alt_legend",
        title=one.indicator.name(),
        period=one.period.label(),
        level=one.level_words,
        counts="; ".join(f"{name}: {n}" for name, n in zip(names, counts, strict=True)),
    )


def beside_whole(one: Picture) -> list[str]:
    """What a figure never stands without: n/m, of how many, and the gap to the target."""
    total = one.total
    lines = []
    if one.indicator.kind is Kind.YES_NO:
        lines.append(f"{figure.counts(total.numerator, total.denominator)} {one.level_short}")
    else:
        parts = figure.counted_quotient(one.indicator, total.numerator, total.denominator)
        among = say("page.of_units", n=total.counted, level=one.total_level)
        if parts or not one.is_partial:
            lines.append(f"{parts} {among}" if parts else among)
    if one.target is not None and total.value is not None:
        gap = figure.difference(one.indicator, total.value - one.target.value)
        lines.append(say("page.against_target", difference=gap, target=one.target_words))
    if one.own is not None:
        lines.append(say("page.own_figure", value=one.indicator.show(one.own)))
    return lines


def no_whole(one: Picture) -> str:
    """Why there is no figure of all together."""
    if one.is_published and one.total.reason == "query.no_total_none_reported":
        return say("page.no_total_no_figure")
    return say(one.total.reason)


def incomplete(one: Picture) -> str:
    """`28 tỉnh, thành phố: chưa đủ xã, phường báo cáo`; nothing where all did."""
    found = one.inside
    if found is None or not found.some:
        return ""
    return say("conversion.notice_some", n=found.some, level=one.level_short)


def made_of(one: Picture) -> str:
    """`34 tỉnh, thành phố cộng từ 3.210/3.321 xã, phường`; nothing where none is."""
    found = one.inside
    if found is None:
        return ""
    facts = {"n": found.provinces, "reported": found.reported, "of": found.of}
    made = say("conversion.source_inside", level=one.level_short, **facts)
    own = say("conversion.source_own", n=found.own) if found.own else ""
    return f"{made}{own}."


def notices(one: Picture) -> tuple[str, ...]:
    """That figures were converted, and how many of them are of a part."""
    if not one.is_converted:
        return ()
    parts = int(one.is_of_part.sum())
    told = (say("conversion.notice_part", n=parts),) if parts else ()
    return (say("conversion.notice"), *told)


def figures_source(one: Picture, *, also: Picture | None = None) -> str:
    """Where the figures in view come from, and up to which day they count.

    Args:
        one: The view.
        also: Another period that is shown beside it.
    """
    return " ".join(part for part in (_figures_source(one, also), made_of(one)) if part)


def _figures_source(one: Picture, also: Picture | None) -> str:
    titles = list(dict.fromkeys([*sources(one), *(sources(also) if also else [])]))
    if titles:
        told = say("page.source_named", names="; ".join(titles[:SOURCES_SHOWN]))
    else:
        level = one.total_level if one.is_converted else one.level_words
        facts = {"n": one.total.reported, "level": level}
        told = say("page.source_reports", agency=one.indicator.agency(), **facts)
    if one.period.frequency is Frequency.YEAR:
        return told
    days = cutoffs(one)
    first, last = days[0], days[-1]
    if first == last:
        return f"{told} {say('page.cutoff', day=first)}"
    return f"{told} {say('page.cutoff_between', first=first, last=last)}"


def cutoffs(one: Picture) -> tuple[dt.date, ...]:
    """The days up to which a view's figures count, as reports say; where none does, the rule's."""
    said = one.published.loc[one.published["period"] == str(one.period), "cutoff_date"]
    days = sorted({str(day) for day in said.dropna().unique()} - {""})
    return tuple(dt.date.fromisoformat(day) for day in days) or (one.period.cutoff,)


def revision() -> str:
    """`Bản số liệu r128, công bố 10/10/2025`; nothing before the first."""
    known = load.shown()
    if known.at is None:
        return ""
    day = known.at.astimezone(load.VIETNAM).date()
    return say("page.revision", number=str(known.number), day=day)
