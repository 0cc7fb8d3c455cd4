"""Figures of large workbooks: read, checked, stored, and by ten people at once."""
