"""How well the schematic outlines meet the official ones."""
