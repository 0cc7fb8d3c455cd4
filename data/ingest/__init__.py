"""A workbook becomes checked observations: guard, read, recognise, match, parse, check.

Each step is a module; a layout is a module in `layout/`, a rule a function in `rule/`, and
adding one touches no other.
"""
