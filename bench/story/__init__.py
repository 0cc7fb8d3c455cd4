"""How long the files of a story take."""
