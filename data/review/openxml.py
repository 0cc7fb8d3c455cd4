"""The few elements of a DOCX that python-docx has no way to say."""

from typing import Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement

EFFECTS: Final = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def plain(written: Document) -> None:
    """Without the second copy of the styles that the library brings: it differs from the first."""
    relations = written.part.rels
    for key in [key for key, one in relations.items() if one.reltype == EFFECTS]:
        del relations[key]


def field(name: str) -> list[BaseOxmlElement]:
    """A number that Word fills in when it lays the pages out; a part a run."""
    begin, said, end = (OxmlElement(tag) for tag in ("w:fldChar", "w:instrText", "w:fldChar"))
    begin.set(qn("w:fldCharType"), "begin")
    end.set(qn("w:fldCharType"), "end")
    said.text = name
    return [begin, said, end]


def repeat(row: CT_Row) -> None:
    """The heads stand on every page that the table goes on to."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: CT_Row) -> None:
    """A row is not torn over two pages."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
