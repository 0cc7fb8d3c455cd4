"""Text typed in the charsets before Unicode, TCVN3 (ABC) and VNI: found out and decoded."""

from data.ingest.charset.code import Charset, Face, decode, face, letters
from data.ingest.charset.judging import Verdict, is_suspect, is_unicode, judge, sense

__all__ = [
    "Charset",
    "Face",
    "Verdict",
    "decode",
    "face",
    "is_suspect",
    "is_unicode",
    "judge",
    "letters",
    "sense",
]
