"""Texts in several languages; Vietnamese comes first and stands in for what is missing."""

from collections.abc import Mapping

from text import Language, language

Terms = Mapping[Language, str]
"""One text in several languages; Vietnamese is always among them."""


def spoken(terms: Terms, chosen: Language | None = None) -> str:
    """The text in this language, by default the reader's; Vietnamese where it has none."""
    return terms.get(chosen or language()) or terms[Language.VI]
