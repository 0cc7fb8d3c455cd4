"""Indicator tables in, answers out."""
