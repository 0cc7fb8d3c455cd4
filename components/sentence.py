"""Sentences that say what a picture shows, for those who do not see it."""

from components import figure, load
from components.picture import Picture
from components.row import Row, each
from data import classes, query
from data.catalog import Kind
from text import language, say


def alt_map(one: Picture) -> str:
    """The sentence that says what the map shows."""
    known = one.valued
    facts = {"title": one.indicator.name(), "period": one.period.label()}
    if known.empty:
        return say("page.alt_no_figure" if one.is_published else "page.alt_nobody", **facts)
    worst, best = known.iloc[0], known.iloc[-1]
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
