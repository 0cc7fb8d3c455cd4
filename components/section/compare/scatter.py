"""Two indicators over places: who has both, who is chosen, and where the chosen are carried to."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame, part
from components.charts.scatter import BOX, POINT, Side, scatter
from components.comparison import RANK, Comparison
from components.section.compare import head
from data import compare
from data.catalog import Indicator, Kind, indicator
from text import language, say
from text.number import whole

KEY: Final = "scatter_map"
MARKED: Final = "marked"
MOST_ON_TRENDS: Final = 5
NAMED: Final = 24
DRAWN: Final = {Kind.RATE, Kind.COUNT, Kind.INDEX}


def axes(one: Comparison) -> tuple[Indicator, Indicator] | None:
    """Which indicators are held together; None where there are not two."""
    ids = [each.id for each in one.measures if each.kind in DRAWN]
    if len(ids) < 2:  # noqa: PLR2004 - two axes
        return None
    own = one.selection.indicator.id
    across = address.settle("x", ids, default=own if own in ids else ids[0])
    others = [key for key in ids if key != across]
    up = address.settle("y", others, default=_beside(across, others))
    return indicator(across), indicator(up)


def _beside(across: str, others: list[str]) -> str:
    """A rate of the same group, else the first there is."""
    group = indicator(across).group_id
    alike = [key for key in others if indicator(key).group_id == group]
    return next((key for key in alike if indicator(key).kind is Kind.RATE), [*alike, *others][0])


def rows(one: Comparison, across: Indicator, up: Indicator) -> pd.DataFrame:
    """The points with their words."""
    found = compare.pairs(one.cells, one.units, across=across.id, up=up.id)
    marked = set(address.settle_many(MARKED, [unit.code for unit in one.units]))
    sizes = found["households"]
    return found.assign(
        x_printed=[across.show(value) for value in found["x"]],
        y_printed=[up.show(value) for value in found["y"]],
        households_printed=[
            say("compare.unknown") if pd.isna(n) else whole(round(n), locale=language())
            for n in sizes
        ],
        is_chosen=found["unit_code"].isin(marked),
    )


def heading(one: Comparison, found: pd.DataFrame, across: Indicator, up: Indicator) -> None:
    """Both names; how many places have both figures, and that nothing is said of causes."""
    frame.heading(*titles(one, found, across, up))


def titles(
    one: Comparison, found: pd.DataFrame, across: Indicator, up: Indicator
) -> tuple[str, str]:
    """The title and the line below it."""
    title = say("compare.scatter_title", x=across.short_name(), y=up.short_name())
    note = say(
        "compare.scatter_note",
        n=len(found),
        of=len(one.units),
        level=one.level_words,
        period=figure.lower_first(one.period.label()),
    )
    return title, note


def controls(one: Comparison, across: Indicator) -> None:
    """Time and both indicators."""
    head.period_select(one)
    ids = [each.id for each in one.measures if each.kind in DRAWN]
    for key, offered in (("x", ids), ("y", [each for each in ids if each != across.id])):
        st.selectbox(
            say(f"compare.ask_{key}"),
            offered,
            format_func=lambda one: indicator(one).short_name(),
            key=key,
            placeholder=say(f"compare.ask_{key}"),
        )


def draw(
    one: Comparison, found: pd.DataFrame, sides: tuple[Indicator, Indicator], *, is_compact: bool
) -> None:
    """The picture, and what may be done with those chosen in it."""
    if found.empty:
        st.markdown(frame.escape(say("compare.no_pairs")))
        return
    across, up = (side(one, measure) for measure in sides)
    theme = frame.theme()

    def spec() -> dict[str, Any]:
        chart = scatter(found, across=across, up=up, theme=theme, is_compact=is_compact)
        made: dict[str, Any] = chart.to_dict(validate=False)
        return made

    ids = (measure.id for measure in sides)
    drawn = (KEY, *one.key, *ids, address.held(MARKED), theme, is_compact)
    alt = say("compare.alt_scatter", x=across.title, y=up.title, n=len(found))
    event: Any = st.vega_lite_chart(
        drawing.spec_kept(drawn, spec),
        theme=None,
        alt=alt,
        on_select="rerun",
        selection_mode=[BOX, POINT],
        key=KEY,
    )
    notes = [_sizes(found), say("compare.scatter_hint"), say("compare.no_cause")]
    st.markdown(f":gray[:small[{frame.escape(' '.join(notes))}]]")
    chosen = chosen_codes(found, event.selection if event else {})
    _carried(one, found[found["unit_code"].isin(chosen)])


def _sizes(found: pd.DataFrame) -> str:
    silent = int(found["households"].isna().sum())
    key = "compare.sizes" if silent < len(found) else "compare.no_sizes"
    return say(key, n=silent) if silent else say("compare.all_sizes")


def side(one: Comparison, measure: Indicator) -> Side:
    """One axis: the indicator with its unit, and its target."""
    unit = measure.unit()
    target = one.targets.get(measure.id)
    return Side(
        title=f"{measure.short_name()} ({unit})" if unit else measure.short_name(),
        is_percent=measure.kind is Kind.RATE,
        target=target.value if target else None,
    )


def chosen_codes(found: pd.DataFrame, selection: Any) -> list[str]:  # noqa: ANN401 - of Streamlit
    """Codes inside of the box, and those clicked."""
    box = selection.get(BOX) or {}
    inside: list[str] = []
    if box.get("x") and box.get("y"):
        is_in = found["x"].between(*sorted(box["x"])) & found["y"].between(*sorted(box["y"]))
        inside = found.loc[is_in, "unit_code"].tolist()
    clicked = [point["unit_code"] for point in selection.get(POINT) or []]
    return list(dict.fromkeys([*inside, *clicked]))


def _carried(one: Comparison, chosen: pd.DataFrame) -> None:
    """The names of the chosen, and the ways on: map and ranking take all, trends five."""
    if chosen.empty:
        return
    names = chosen["unit_name"].tolist()
    words = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        words = say("compare.and_more", names=words, n=len(names) - NAMED)
    text = say("compare.chosen", n=len(names), names=words)
    st.markdown(frame.escape(text))
    codes = chosen["unit_code"].tolist()
    view = {
        "lang": language().value,
        "place": one.selection.place.code,
        "indicator": str(address.held("x")),
        "period": str(one.period),
    }
    ways = [
        ("compare", say("compare.to_ranking"), {"show": RANK, MARKED: ",".join(codes)}),
        ("trends", say("compare.to_trends"), {"units": ",".join(codes[:MOST_ON_TRENDS])}),
        ("map", say("compare.to_map"), {part.KEY: ",".join(codes)}),
    ]
    with st.container(horizontal=True, gap="small"):
        for page, label, more in ways:
            st.page_link(frame.PAGES / f"{page}.py", label=label, query_params=view | more)
    if len(codes) > MOST_ON_TRENDS:
        st.markdown(f":gray[:small[{frame.escape(say('compare.trends_take_five'))}]]")
