"""The plan in one bar, and the largest gaps by people."""

from typing import Final

import streamlit as st

from components import frame, plan_words
from components.charts import standing as look
from components.filters import Selection
from components.standing_plan import StandingPlan
from data import plan
from data.plan.affected import PEOPLE_IN_A_HOUSEHOLD, Gap
from text import language, say
from text.number import decimal

BAR_WIDTH: Final = 440


def tally(standing: StandingPlan, selection: Selection, *, is_marked: bool) -> None:
    """How many targets stand where, by the computed states.

    Args:
        standing: The plan.
        selection: The view.
        is_marked: The page says already that it shows invented figures.
    """
    if standing.is_demonstration and not is_marked:
        frame.demonstration()
    found = plan.tally(standing.scores)
    st.subheader(say("overview.targets_of", n=found.of, plan=standing.plan.label), anchor=False)
    alt = "; ".join(f"{plan_words.status_text(key)}: {n}" for key, n in found.counts.items())
    st.markdown(look.tally_bar(found.counts, theme=frame.theme(), width=BAR_WIDTH, alt=alt))
    badges = (
        f"{look.badge(key, plan_words.status_text(key))} {n}" for key, n in found.counts.items()
    )
    st.markdown(f":small[{'  '.join(badges)}]")
    if standing.overridden:
        st.markdown(f":gray[:small[{say('overview.overridden', n=standing.overridden)}]]")
    st.page_link(
        frame.PAGES / "plan.py",
        label=say("overview.to_plan"),
        icon=":material/flag:",
        query_params=_asked(standing, selection),
    )


def gaps(standing: StandingPlan | None, selection: Selection) -> None:
    """Whom the plan has not reached: how many, of how many, by which rule."""
    st.header(say("overview.gaps"), anchor=False)
    found = standing.gaps if standing else []
    if standing is None or not found:
        st.markdown(f":gray[:small[{say('overview.no_gaps')}]]")
        return
    for one in found:
        _gap(one, standing, selection)
    size = decimal(PEOPLE_IN_A_HOUSEHOLD, digits=1, locale=language())
    st.markdown(f":gray[:small[{frame.escape(say('overview.gaps_note', size=size))}]]")


def _gap(one: Gap, standing: StandingPlan, selection: Selection) -> None:
    target = one.score.target
    n = say(f"overview.n_{one.basis}", n=round(one.n))
    if one.is_least:
        n = say("overview.at_least", n=n)
    facts = {
        "goal": plan_words.goal_text(one.score),
        "now": plan_words.now_text(one.score),
        "of": say(f"overview.n_{one.basis}", n=round(one.denominator)),
        "left": say(f"overview.n_{one.basis}", n=round(one.left)),
    }
    lines = [say("overview.gap_why", **facts)]
    if one.is_least and one.score.figure is not None:
        told = {"answered": one.score.figure.answered, "of": one.score.figure.of}
        lines.append(say("overview.gap_part", **told))
    if one.is_estimated:
        lines.append(say("overview.estimated"))
    said, led = st.columns([7, 3])
    said.markdown(
        f"**{frame.escape(n)}** · {frame.escape(target.short_name)}  \n"
        f":gray[:small[{frame.escape(' '.join(lines))}]]"
    )
    led.page_link(
        frame.PAGES / "plan.py",
        label=say("overview.to_target"),
        icon=":material/arrow_forward:",
        query_params=_asked(standing, selection) | {"target": target.id},
    )


def _asked(standing: StandingPlan, selection: Selection) -> dict[str, str]:
    found = {
        "lang": language().value,
        "place": selection.place.code,
        "plan": standing.plan.id,
    }
    return found | ({"at": str(standing.period)} if standing.period else {})
