"""Decode the cells of a sheet that were typed in a legacy charset, each by its own signs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from data.ingest.charset import Charset, Face, Verdict, face, is_suspect, is_unicode, judge
from data.ingest.markup import Faces
from data.ingest.sheet import Content, Decoded
from data.ingest.spreadsheet.rich import Run, Runs
from geo.name import clean

CLEAR: Final = 3
"""Texts of one charset that, with none in Unicode beside them, settle what is unclear."""

Key = tuple[str, Face | None]


def decode(
    rows: list[list[Content]], *, sheet: str, suspects: set[str], faces: Faces, runs: Runs
) -> tuple[Decoded, ...]:
    """Put what they say into the cells of a sheet that were typed in a legacy charset.

    Args:
        rows: Cleaned cells row by row from A1; changed in place.
        sheet: Its name.
        suspects: The texts of the sheet that may be of a legacy charset by their letters, and
            those that are Unicode but hold a soft hyphen.
        faces: Its legacy fonts.
        runs: Its texts with a part in a legacy font.

    Returns:
        The cells that were changed, in reading order, as they were and as they are.
    """
    if not (suspects or faces or runs):
        return ()
    verdicts = _verdicts(rows, suspects=suspects, faces=faces, runs=runs)
    differing = {text for (text, _), verdict in verdicts.items() if verdict.text != text}
    changed = []
    for row, column, text, font in _questions(rows, differing, faces, {}):
        verdict = verdicts.get((text, font))
        if verdict is None or verdict.text == text:
            continue
        rows[row - 1][column - 1] = verdict.text
        if verdict.charset is not None:
            changed.append(Decoded(sheet, row, column, text, verdict.text, verdict.charset))
    return tuple(changed)


def _verdicts(
    rows: list[list[Content]], *, suspects: set[str], faces: Faces, runs: Runs
) -> Mapping[Key, Verdict]:
    """What each text in each font says; the unclear ones by what surrounds them."""
    keys = {(text, font) for _, _, text, font in _questions(rows, suspects, faces, runs)}
    verdicts = {key: _verdict(*key, runs=runs) for key in keys}
    clear = Counter(
        verdict.charset
        for (text, font), verdict in verdicts.items()
        if font is None and text not in runs and verdict.charset is not None
    )
    if len(clear) == 1 and clear.total() >= CLEAR and not _has_unicode(rows, faces):
        (leaning,) = clear
        unclear = [key for key, verdict in verdicts.items() if _is_unclear(key, verdict, runs)]
        verdicts |= {key: judge(key[0], leaning=leaning) for key in unclear}
    return verdicts


def _questions(
    rows: list[list[Content]], suspects: set[str], faces: Faces, runs: Runs
) -> Iterator[tuple[int, int, str, Face | None]]:
    """The texts to judge: row, column, text and what its font says."""
    asked = {*suspects, *runs}
    for row, cells in enumerate(rows, start=1):
        if not faces and asked.isdisjoint(cells):  # quick on the many rows of a long list
            continue
        for column, content in enumerate(cells, start=1):
            if isinstance(content, str):
                font = faces.at(row, column) if faces else None
                if font is not None or content in asked:
                    yield row, column, content, font


def _verdict(text: str, font: Face | None, *, runs: Runs) -> Verdict:
    return _by_parts(runs[text], font) if text in runs else judge(text, face=font)


def _by_parts(parts: Iterable[Run], cell_font: Face | None) -> Verdict:
    """What a text with fonts of its own says; parts in one font belong together."""
    said: list[Verdict] = []
    for font, group in groupby(parts, lambda run: face(run.font) if run.font else cell_font):
        said.append(judge("".join(run.text for run in group), face=font))
    charset = next((one.charset for one in said if one.charset is not None), None)
    return Verdict(clean("".join(one.text for one in said)), charset)


def _is_unclear(key: Key, verdict: Verdict, runs: Runs) -> bool:
    text, font = key
    return verdict.charset is None and font is None and text not in runs and is_suspect(text)


def _has_unicode(rows: list[list[Content]], faces: Faces) -> bool:
    """Whether text in a font of Unicode has letters that only Unicode has."""
    texts = (
        content
        for row, cells in enumerate(rows, start=1)
        for column, content in enumerate(cells, start=1)
        if isinstance(content, str) and not content.isascii() and not faces.at(row, column)
    )
    return any(is_unicode(text) for text in texts)


def is_questionable(text: str) -> bool:
    """Whether a text must be judged even in a font of Unicode."""
    return not text.isascii() and (is_suspect(text) or "\N{SOFT HYPHEN}" in text)


def charsets(decoded: Iterable[Decoded]) -> Mapping[tuple[str, Charset], list[Decoded]]:
    """The decoded cells by sheet and charset, in reading order."""
    groups: dict[tuple[str, Charset], list[Decoded]] = {}
    for one in decoded:
        groups.setdefault((one.sheet, one.charset), []).append(one)
    return groups
