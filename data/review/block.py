"""What a report is made of: paragraphs, tables, maps, and the whole; words only, no layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph.

    Args:
        text: What it says.
        is_heading: A heading inside a section.
        is_note: Small, below a table or picture.
    """

    text: str
    is_heading: bool = False
    is_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table.

    Args:
        title: Above it, and what a screen reader says of it.
        columns: Heads.
        widths: Shares of the width, as many as columns.
        rows: Cells, as many as columns.
        numbers: Columns that hold numbers, from 0.
        is_titled: The title is printed; not where a heading above says the same.
    """

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    is_titled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A map.

    Args:
        title: Above it.
        alt: What it shows, in a sentence.
        png: The picture.
    """

    title: str
    alt: str
    png: bytes


Block = Words | Grid | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report, with its number in the title.

    Args:
        title: With its number.
        blocks: What it is made of.
        is_across: Its tables are too wide for a page that stands.
    """

    title: str
    blocks: tuple[Block, ...]
    is_across: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole report.

    Args:
        language: It is written in.
        nation: Name and motto of the state.
        parent, agency: Who hands it in, dots where nobody wrote it.
        number: Number and sign, left to be written.
        placed: Place and day.
        kind: What kind of document it is.
        title: What it is about.
        about: Of which plan, up to which day, which revision, who closed it.
        marks: Draft; invented figures: above every page, not part of the head.
        sections: The text.
        recipients: Head and lines at the left of the signature.
        signature: Who signs, by office.
        appendices: Wide tables on pages across, maps two on a page, evidence.
        foot: Of each page.
        page: With two places: NUL for the page's number, SOH for how many there are.
    """

    language: str
    nation: tuple[str, str]
    parent: str
    agency: str
    number: str
    placed: str
    kind: str
    title: str
    about: tuple[str, ...]
    marks: tuple[str, ...]
    sections: tuple[Section, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, str]
    appendices: tuple[Section, ...]
    foot: str
    page: str
