"""A checked workbook on paper: what was found, and what sending it would change."""

from data.summary.pdf import summary_pdf

__all__ = ["summary_pdf"]
