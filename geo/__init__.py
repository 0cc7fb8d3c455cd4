"""Places: administrative units, their lineage through mergers, and their outlines."""
