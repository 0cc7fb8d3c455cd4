"""What becomes of a workbook between its arrival and its figures: steps, counts, who may what.

Pages draw it; nothing here knows a page.
"""
