"""A workbook's package as it was, with a few parts replaced and a few added."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from data.ingest import guard
from data.marking.splice import appended, prefix, spliced, tree, utf8

CONTENT_TYPES: Final = "[Content_Types].xml"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Relation(NamedTuple):
    """What one part says of another: its kind is the last word of the type."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a workbook; those that nobody touches are written as they were read.

    Args:
        body: Of an .xlsx that the guard has admitted.

    Raises:
        ValueError: Two parts have one name, so that it is not known which one counts.
    """

    def __init__(self, body: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(body))
        names = self._zip.namelist()
        if len(set(names)) != len(names):
            raise ValueError(names)
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name in self._zip.namelist()

    def part(self, name: str) -> bytes:
        """A part as it is now, in UTF-8.

        Raises:
            KeyError: There is no such part.
        """
        if name in self._changed:
            return self._changed[name]
        return utf8(b"".join(guard.unpacked(self._zip, self._zip.getinfo(name))))

    def put(self, name: str, content: bytes) -> None:
        """Replace a part, or add one."""
        self._changed[name] = content

    def free(self, pattern: str) -> str:
        """The first name of a pattern, `xl/comments{}.xml`, that no part has."""
        taken = {name.lower() for name in (*self._zip.namelist(), *self._changed)}
        return next(name for n in _numbers() if (name := pattern.format(n)).lower() not in taken)

    def relations(self, name: str) -> list[Relation]:
        """What a part says of others; targets are names of parts."""
        path = _relations_of(name)
        if path not in self:
            return []
        folder = posixpath.dirname(name)
        return [
            Relation(
                one.attributes["Id"],
                one.attributes["Type"].rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, one.attributes["Target"])).lstrip("/")
                if one.attributes.get("TargetMode") != "External"
                else "",
            )
            for one in tree(self.part(path)).children
        ]

    def relate(self, name: str, kind: str, target: str) -> str:
        """Say that a part belongs to another, and return the relation's id."""
        path = _relations_of(name)
        taken = {one.id for one in self.relations(name)}
        free = next(one for n in _numbers() if (one := f"rIdBanSo{n}") not in taken)
        body = self.part(path) if path in self else _no_relations()
        root = tree(body)
        mark = prefix(body, root)
        link = f'<{mark}Relationship Id="{free}" Type="{self.office}/{kind}" Target="/{target}"/>'
        self.put(path, spliced(body, appended(body, root, link)))
        return free

    @property
    def office(self) -> str:
        """How this package calls relations: by the usual or by the strict name."""
        said = self.part("_rels/.rels")
        return STRICT_OFFICE if STRICT_OFFICE.encode() in said else OFFICE

    def declare(self, name: str, kind: str) -> None:
        """Say what a new part is; one with an extension of its own by that."""
        body = self.part(CONTENT_TYPES)
        root = tree(body)
        mark = prefix(body, root)
        extension = name.rpartition(".")[2]
        if extension != "xml":
            there = {one.attributes.get("Extension", "").lower() for one in root.named("Default")}
            if extension in there:
                return
            line = f'<{mark}Default Extension="{extension}" ContentType="{kind}"/>'
        else:
            line = f'<{mark}Override PartName="/{name}" ContentType="{kind}"/>'
        self.put(CONTENT_TYPES, spliced(body, appended(body, root, line)))

    def written(self) -> bytes:
        """The package: old parts in their order, then new ones."""
        body = io.BytesIO()
        old = self._zip.infolist()
        with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as package:
            for info in old:
                content = self._changed.get(info.filename)
                if content is None:
                    content = b"".join(guard.unpacked(self._zip, info))
                package.writestr(_dated(info), content)
            known = {info.filename for info in old}
            for name, content in self._changed.items():
                if name not in known:
                    package.writestr(_dated(zipfile.ZipInfo(name, EPOCH)), content)
        return body.getvalue()


def _dated(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    fresh = zipfile.ZipInfo(info.filename, info.date_time)
    fresh.compress_type = zipfile.ZIP_DEFLATED
    fresh.external_attr = info.external_attr
    return fresh


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _no_relations() -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<Relationships xmlns="{RELATIONS}"></Relationships>'.encode()


def _numbers() -> Iterator[int]:
    return iter(range(1, guard.MOST_PARTS * 2))
