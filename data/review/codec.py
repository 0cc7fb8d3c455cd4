"""Reviews as JSON, for the store and for the hash over a closed one."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from data.catalog.term import Terms
from data.plan import TaskState
from data.review.content import Content, Drawn, Line, Override, TaskLine
from data.review.record import Evidence, Remedy, Texts
from data.status import Status
from text import Language

Read = Mapping[str, Any]


def as_json(one: Texts | Content | Mapping[str, object]) -> str:
    """The same record gives the same text, whoever writes it."""
    found = dict(one) if isinstance(one, Mapping) else _plain(one)
    return json.dumps(found, ensure_ascii=False, sort_keys=True, default=str)


def _plain(one: Texts | Content) -> dict[str, Any]:
    if isinstance(one, Content):
        return asdict(one)
    remedies = {key: asdict(said) for key, said in one.remedies.items()}
    evidences = [asdict(said) for said in one.evidences]
    names = ("parent", "agency", "situation", "causes", "measures", "proposals", "maps")
    written = {name: getattr(one, name) for name in names}
    return {**written, "remedies": remedies, "evidences": evidences}


def texts(found: str) -> Texts:
    """What the author wrote, read back."""
    read = json.loads(found)
    return Texts(
        **{
            **read,
            "maps": tuple(read["maps"]),
            "remedies": MappingProxyType(
                {key: Remedy(**said) for key, said in read["remedies"].items()}
            ),
            "evidences": tuple(Evidence(**said) for said in read["evidences"]),
        }
    )


def content(found: str) -> Content:
    """What was frozen, read back."""
    read = json.loads(found)
    return Content(
        **{
            **_terms(read, "places", "plan_labels", "citations", "sources"),
            "lines": tuple(_line(one) for one in read["lines"]),
            "tasks": tuple(_task(one) for one in read["tasks"]),
            "maps": tuple(Drawn(**_terms(one, "titles", "alts")) for one in read["maps"]),
        }
    )


def _line(read: Read) -> Line:
    terms = ("names", "short_names", "groups", "units", "leads", "sentences")
    printed = ("now_texts", "goal_texts", "expected_texts", "gap_texts")
    return Line(
        **{
            **_terms(read, *terms, *printed),
            "due": dt.date.fromisoformat(read["due"]),
            "status": Status(read["status"]),
            "override": _override(read["override"]) if read["override"] else None,
        }
    )


def _override(read: Read) -> Override:
    return Override(**{**read, "status": Status(read["status"])})


def _task(read: Read) -> TaskLine:
    terms = _terms(read, "texts", "leads", "deadlines", "evidences")
    return TaskLine(**{**terms, "state": TaskState(read["state"])})


def _terms(read: Read, *names: str) -> dict[str, Any]:
    """The record with these of its parts as texts in several languages."""
    found: dict[str, Any] = dict(read)
    for name in names:
        said: Terms = {Language(key): text for key, text in read[name].items()}
        found[name] = said
    return found
