"""The difference of two periods, made ready to be drawn: the same units, now and then."""

from dataclasses import dataclass, replace

import pandas as pd

from components import figure
from components.charts.legend_row import LegendRow, bands
from components.charts.style import COLOURS
from components.gap import gap_of, state_of
from components.maps.view import MapView, Theme
from components.picture import Picture, picture
from components.row import Row, each
from data import classes, conversion, query
from data.catalog import Indicator, Kind
from data.classes import Breaks
from data.model import NOT_CONVERTIBLE, State
from data.period import Period
from data.query import Total
from text import say

KINDS = frozenset({Kind.RATE, Kind.INDEX})
"""Of which a difference is a colour; of counts and ranks the table tells the change."""

_ALWAYS = (State.MISSING, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two periods of one view.

    Args:
        now: The view.
        before: The same in the other period.
        rows: A row a unit: unit_code, unit_name, state (of both periods together: what one of
            them misses is missing), value (now − before, NaN where either is missing),
            class_index, value_text (the difference, or why there is none), detail_text,
            now_text, before_text (both figures in words), is_selected.
        breaks: Symmetrical round nought.
    """

    now: Picture
    before: Picture
    rows: pd.DataFrame
    breaks: Breaks

    @property
    def indicator(self) -> Indicator:
        """What is shown."""
        return self.now.indicator

    @property
    def is_demonstration(self) -> bool:
        """Some figure of either period is invented."""
        return self.now.is_demonstration or self.before.is_demonstration

    def row(self, code: str) -> Row:
        """The row of one unit."""
        return next(iter(each(self.rows[self.rows["unit_code"] == code])))

    @property
    def change(self) -> float | None:
        """Of the units with both periods together: of other units it would tell who reported."""
        now, before = self._of_both
        if now.value is None or before.value is None or now.counted != before.counted:
            return None
        return now.value - before.value

    @property
    def change_name(self) -> str:
        """Whose change that is: the whole's, or of how many units where others had one period."""
        now, before = (int(one.rows["value"].notna().sum()) for one in (self.now, self.before))
        both = int(self.rows["value"].notna().sum())
        if now == before == both:
            return self.now.whole_name
        return say("picture.change_both", n=self._of_both[0].counted, level=self.now.level_short)

    @property
    def _of_both(self) -> tuple[Total, Total]:
        codes = self.rows.loc[self.rows["value"].notna(), "unit_code"]
        now, before = (
            query.total(one.rows[one.rows["unit_code"].isin(codes)], indicator=self.indicator)
            for one in (self.now, self.before)
        )
        return now, before

    @property
    def title(self) -> str:
        """`Thay đổi: Hộ được phủ cáp quang`."""
        return say("picture.change_of", name=self.indicator.short_name())

    @property
    def periods(self) -> str:
        """`Quý III/2025 so với quý II/2025`."""
        return say(
            "picture.change_periods",
            period=self.now.period.label(),
            before=figure.lower_first(self.before.period.label()),
        )

    @property
    def note(self) -> str:
        """What differences are in, percentage points of a rate; and how classes are made."""
        is_rate = self.indicator.kind is Kind.RATE
        unit = say("page.points") if is_rate else self.indicator.unit()
        return say("picture.change_note", unit=unit) if unit else say("picture.change_note_plain")

    @property
    def counted(self) -> str:
        """`40/45 xã, phường có số liệu ở cả hai kỳ`."""
        facts = {"n": int(self.rows["value"].notna().sum()), "of": len(self.rows)}
        return say("picture.change_counted", level=self.now.level_short, **facts)

    def colours(self, theme: Theme) -> tuple[str, ...]:
        """Of the classes, the largest fall first."""
        return classes.diverging(theme=theme, direction=self.indicator.direction)

    def view(self, *, theme: Theme, height: int) -> MapView:
        """The map of it."""
        return MapView(
            scope=self.now.selection.scope,
            rows=self.rows,
            palette=self.colours(theme),
            alt=self.alt,
            theme=theme,
            selected=self.now.selection.unit or None,
            height=height,
            is_diverging=True,
            labels=classes.change_labels(self.breaks, indicator=self.indicator),
            legend=tuple(
                bands(
                    self.classes(theme),
                    states=self.states(),
                    missing_label=say("picture.change_missing"),
                )
            ),
        )

    def classes(self, theme: Theme) -> list[LegendRow]:
        """The rows of the legend, the largest fall first."""
        labels = classes.change_labels(self.breaks, indicator=self.indicator)
        counts = classes.counts(self.rows["value"], self.breaks)
        chosen = self.rows.loc[self.rows["is_selected"], "class_index"].dropna()
        picked = None if chosen.empty else int(chosen.iloc[0])
        edge = COLOURS[theme].quiet
        named = zip(labels, self.colours(theme), counts, strict=True)
        return [
            LegendRow(label=label, colour=colour, count=count, is_selected=at == picked, edge=edge)
            for at, (label, colour, count) in enumerate(named)
        ]

    def states(self) -> dict[str, int]:
        """How many units have no difference, and why."""
        found = self.rows["state"].value_counts()
        counts = {name.value: int(found.get(name, 0)) for name in _ALWAYS}
        if unconverted := int(found.get(NOT_CONVERTIBLE, 0)):
            counts[NOT_CONVERTIBLE] = unconverted
        return counts

    def whole(self) -> tuple[str, ...]:
        """Both figures of all together, each with how many units it is made of."""
        return tuple(_whole(one) for one in (self.before, self.now))

    @property
    def alt(self) -> str:
        """The sentence that says what the map shows."""
        known = self.rows.dropna(subset=["value"]).sort_values("value", kind="stable")
        facts = {"title": self.indicator.name(), "periods": figure.lower_first(self.periods)}
        if known.empty:
            return say("picture.change_alt_none", **facts)
        least, most = known.iloc[0], known.iloc[-1]
        return say(
            "picture.change_alt",
            **facts,
            level=self.now.level_words,
            rises=int((known["value"] > 0).sum()),
            falls=int((known["value"] < 0).sum()),
            same=int((known["value"] == 0).sum()),
            least=f"{least['unit_name']} ({least['value_text']})",
            most=f"{most['unit_name']} ({most['value_text']})",
        )


def compared(now: Picture, against: Period) -> Compared | None:
    """The view beside the same view of another period; None where that has no figures."""
    before = picture(replace(now.selection, period=against), now.theme)
    if before is None:
        return None
    then = before.words.set_index("unit_code").reindex(now.rows["unit_code"]).reset_index()
    change = (now.rows["value"].to_numpy(dtype=float) - then["value"].to_numpy(dtype=float)).round(
        now.indicator.decimals + 6  # what binary fractions leave over is no change
    )
    states = [state_of(*pair) for pair in zip(now.rows["state"], then["state"], strict=True)]
    # A figure of some communes only cannot be held against one of all of them.
    is_uneven = conversion.is_uneven(now.rows, then, indicator=now.indicator)
    parts = {*now.rows["unit_code"][is_uneven]}
    for at, code in enumerate(now.rows["unit_code"]):
        if code in parts:
            change[at], states[at] = float("nan"), State.MISSING.value
    limits = classes.symmetrical(change, decimals=now.indicator.decimals)
    pairs = zip(
        now.rows["unit_code"], now.rows["value"], now.rows["state"], then["value"], then["state"],
        strict=True,
    )  # fmt: skip
    rows = now.words.assign(
        gap=[gap_of(*rest, is_part=code in parts) for code, *rest in pairs],
        value=change,
        state=states,
        now_text=now.words["value_text"].to_numpy(),
        before_text=then["value_text"].fillna("").to_numpy(),
        class_index=classes.classified(change, limits),
        is_selected=now.rows["unit_code"] == now.selection.unit,
    )
    told = [_told(row, now, before) for row in each(rows)]
    rows = rows.assign(
        value_text=[value for value, _ in told], detail_text=[detail for _, detail in told]
    )
    return Compared(now=now, before=before, rows=rows, breaks=limits)


def _told(row: Row, now: Picture, before: Picture) -> tuple[str, str]:
    """The difference, and below it both figures."""
    lines = "\n".join(
        say("picture.change_figure", period=one.period.label(), value=text)
        for one, text in ((now, row.value_text), (before, row.before_text))
    )
    if pd.isna(row.value):
        return say(f"picture.gap_{row.gap}"), lines
    return figure.difference(now.indicator, row.value), lines


def _whole(one: Picture) -> str:
    facts = {"period": one.period.label()}
    if one.total.value is None:
        return say("picture.change_no_whole", **facts)
    value = one.indicator.show_total(one.total.value)
    among = say("page.of_units", n=one.total.counted, level=one.total_level)
    return say("picture.change_whole", value=value, among=among, **facts)
