"""A made-up plan's state: three targets, two of them behind, and a task."""

import datetime as dt
from typing import Final

from data import plan
from data.period import Period, parse
from data.plan import Plan, TaskState
from data.review import Content, Drawn, Line, ReviewKind, Reviews, TaskLine, Texts, reviews
from data.status import Status
from data.store import Store
from geo.units import TODAY, Unit, UnitKey, unit
from tests.unit.data.store.person import APPROVER
from text import Language

PLACE: Final[Unit] = unit(UnitKey("11", TODAY))
QUARTER: Final[Period] = parse("2025-Q3")
TITLE: Final = "Sơ kết thực hiện Kế hoạch 2309/KH-UBND"


def own_plan() -> Plan:
    return plan.plans()["dien_bien_2309"]


def said(vi: str, en: str = "") -> dict[Language, str]:
    return {Language.VI: vi, Language.EN: en or vi}


def line(
    target_id: str,
    status: Status,
    now: float | None,
    *,
    is_percent: bool = True,
    ratio: float | None = None,
    indicator_id: str = "",
) -> Line:
    printed = "–" if now is None else f"{now:g}"
    return Line(
        target_id=target_id,
        indicator_id=indicator_id,
        names=said(f"Mục tiêu {target_id}", f"Target {target_id}"),
        short_names=said(target_id),
        groups=said("Hạ tầng"),
        clause="Mục II.1",
        due=dt.date(2025, 12, 31),
        period="" if now is None else "2025-Q3",
        now=now,
        expected=None if now is None else 70.0,
        ratio=ratio,
        status=status,
        is_overdue=False,
        is_percent=is_percent,
        digits=1,
        units=said("" if is_percent else "thôn", "" if is_percent else "villages"),
        now_texts=said(printed),
        goal_texts=said("≥ 80 %"),
        expected_texts=said("70 %"),
        gap_texts=said("–"),
        sentences=said(f"Hiện {printed}, nên xếp **{status}**.", f"{printed} now: **{status}**."),
        leads=said("Sở Khoa học và Công nghệ", "Department of Science and Technology"),
    )


def task(state: TaskState = TaskState.DOING) -> TaskLine:
    return TaskLine(
        task_id="ra_soat",
        texts=said("Rà soát thôn chưa có cáp quang"),
        leads=said("Sở KH&CN"),
        deadlines=said("Quý III/2025"),
        state=state,
        evidences={},
    )


LINES: Final = (
    line("cap_quang", Status.SLOW, 64.0, ratio=0.7),
    line("dich_vu_cong", Status.ACHIEVED, 91.0),
    line("loa", Status.OFF_TRACK, 20.0, ratio=0.2),
)


def content(
    *lines: Line, revision: int = 0, maps: tuple[Drawn, ...] = (), is_demonstration: bool = False
) -> Content:
    return Content(
        revision=revision,
        revision_at="",
        places=said("Tỉnh Điện Biên"),
        plan_labels=said("2309/KH-UBND"),
        citations=said("2309/KH-UBND ngày 27/5/2025, UBND tỉnh Điện Biên"),
        sources=said("Nguồn kế hoạch."),
        lines=lines or LINES,
        tasks=(task(),),
        maps=maps,
        is_demonstration=is_demonstration,
    )


def draft(desk: Reviews, *, title: str = TITLE) -> int:
    return desk.open(
        own_plan(),
        PLACE,
        kind=ReviewKind.INTERIM,
        title=title,
        period=QUARTER,
        cutoff=QUARTER.cutoff,
    )


def closed(store: Store, *lines: Line, texts: Texts | None = None, title: str = TITLE) -> int:
    """A closed review of an approver; its number."""
    desk = reviews(store, APPROVER)
    number = draft(desk, title=title)
    seen = desk.save(number, seen=1, title=title, texts=texts or Texts(situation="Đủ báo cáo."))
    found = content(*lines, revision=store.revision().number)
    desk.close(number, seen=seen, content=found)
    return number
