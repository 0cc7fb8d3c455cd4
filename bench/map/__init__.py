"""How fast the map answers."""
