"""LibreOffice and poppler, which open what we made; without them a test says so and is skipped."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image

LIBRARIES: Final = {"pptx": "libsdlo", "docx": "libswlo", "xlsx": "libsclo"}
"""What LibreOffice needs to have to open a kind of file: Impress, Writer, Calc."""
DOTS: Final = 96
SECONDS: Final = 240


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from its upper left corner."""

    text: str
    x: float
    y: float
    right: float
    bottom: float


def converted(source: Path, to: str = "pdf") -> Path:
    """The file as LibreOffice sees it.

    Args:
        source: It stands alone in its folder.
        to: Filter and ending.
    """
    office = shutil.which("soffice")
    needed = f"{LIBRARIES[source.suffix[1:]]}*"
    if office is None or not list(Path(office).resolve().parent.glob(needed)):
        pytest.skip(f"LibreOffice that opens {source.suffix} is not on this machine")
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    asked = [office, profile, "--headless", "--convert-to", to, "--outdir", str(source.parent)]
    subprocess.run([*asked, str(source)], check=True, timeout=SECONDS, capture_output=True)
    return source.with_suffix(f".{to.split(':', maxsplit=1)[0]}")


def pages(pdf: Path) -> list[Image.Image]:
    """Its pages as pictures."""
    _poppler("-r", str(DOTS), "-png", str(pdf), str(pdf.with_suffix("")), tool="pdftoppm")
    found = sorted(
        pdf.parent.glob(f"{pdf.stem}-*.png"), key=lambda one: int(one.stem.split("-")[-1])
    )
    return [Image.open(one).convert("RGB") for one in found]


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page, with their places."""
    made = pdf.with_suffix(".html")
    _poppler("-bbox", str(pdf), str(made), tool="pdftotext")
    # The tool lets control signs through that XML forbids.
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", made.read_text("utf-8"))
    root = etree.fromstring(text.encode(), etree.XMLParser(recover=True))
    return [list(_words(page)) for page in root.iter("{*}page")]


def _words(page: etree._Element) -> Iterator[Word]:
    for one in page.iter("{*}word"):
        place = (float(one.get(key)) for key in ("xMin", "yMin", "xMax", "yMax"))
        yield Word(one.text or "", *place)


def _poppler(*asked: str, tool: str) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not on this machine")
    subprocess.run([found, *asked], check=True, timeout=SECONDS, capture_output=True)
