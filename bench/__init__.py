"""Measures, each a figure with its bar: `make bench`."""
