"""Files that take a while: asked for by somebody, made by a process of its own, kept for a day."""
