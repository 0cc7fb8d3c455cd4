"""The report as a PDF, set by Typst from words that are only data."""

import datetime as dt
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from data.review.block import Block, Figure, Grid, Paper, Section

TEMPLATE: Final = Path(__file__).resolve().with_name("paper.typ")


def report_pdf(one: Paper, *, at: dt.datetime) -> bytes:
    """The report, A4; wide tables lie across.

    The face is the one that Typst brings along: a serif, as offices want it, with every letter of
    Vietnamese. The machine's fonts are not read, so the same review gives the same bytes.

    Args:
        one: What it says.
        at: When it was closed, of a draft saved.
    """
    import typst  # noqa: PLC0415 - 7 MB, and most processes never make a PDF

    with TemporaryDirectory() as folder:
        template = shutil.copy(TEMPLATE, folder)
        words = _words(one, Path(folder))
        (Path(folder) / "words.json").write_text(words, encoding="utf-8")
        return typst.compile(
            template,
            root=folder,
            package_path=folder,
            package_cache_path=folder,
            ignore_system_fonts=True,
            format="pdf",
            timestamp=int(at.timestamp()),
        )


def _words(one: Paper, folder: Path) -> str:
    names = ("sections", "appendices", "kind")
    said = {name: getattr(one, name) for name in Paper.__dataclass_fields__ if name not in names}
    said["document"] = one.kind
    for name in ("sections", "appendices"):
        several: tuple[Section, ...] = getattr(one, name)
        said[name] = [
            {
                "title": section.title,
                "is_across": section.is_across,
                "blocks": [
                    _block(block, folder / f"{name}-{at}-{number}.png")
                    for number, block in enumerate(section.blocks)
                ],
            }
            for at, section in enumerate(several)
        ]
    return json.dumps(said, ensure_ascii=False)


def _block(one: Block, path: Path) -> dict[str, Any]:
    if isinstance(one, Figure):
        path.write_bytes(one.png)
        return {"kind": "figure", "title": one.title, "alt": one.alt, "file": path.name}
    if isinstance(one, Grid):
        return {**asdict(one), "kind": "grid", "numbers": sorted(one.numbers)}
    return {**asdict(one), "kind": "words"}
