"""Sentences that say what a picture shows, for those who do not see it."""

from components.picture import Picture
from data import classes
from text import say


def alt_map(one: Picture) -> str:
    """The sentence that says what the map shows."""
    known = one.valued
    facts = {"title": one.indicator.name(), "period": one.period.label()}
    if known.empty:
        return say("page.alt_nobody", **facts)
    worst, best = known.iloc[0], known.iloc[-1]
    return say(
        "page.alt_map",
        **facts,
        reported=one.total.reported,
        of=one.total.of,
        level=one.level_words,
        worst=f"{worst['unit_name']} ({worst['value_text']})",
        best=f"{best['unit_name']} ({best['value_text']})",
    )


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
